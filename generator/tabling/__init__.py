"""Tables: what the site says as rows and columns, from one definition for CSV, SQLite and what describes them."""
