"""What content is once it has been read: typed, frozen and checked values."""
