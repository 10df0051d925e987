"""The rules, one small file each; `generator.checks.registry` lists them."""
