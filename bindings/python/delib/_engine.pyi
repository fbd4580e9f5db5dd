"""The extension module, made from bindings/python/*.cpp. Only the package around it calls it."""
from typing import Any

def __getattr__(name: str) -> Any: ...
