"""The catalogue of rules, as the engine has it."""
import json
from typing import Any

from . import _engine

#: Every rule by its identifier: what `delib rules --output json` prints.
RULES: "dict[str, dict[str, Any]]" = {rule["id"]: rule for rule in json.loads(_engine.rules())["rules"]}
