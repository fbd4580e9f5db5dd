#include "delib/rule/stv/impl/gregory.ipp"
