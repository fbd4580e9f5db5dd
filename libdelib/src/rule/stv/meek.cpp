#include "delib/rule/stv/impl/meek.ipp"
