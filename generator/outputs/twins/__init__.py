"""What stands in the JSON twin of each page. All of it is data; `generator.outputs.schemas` describes every key."""
