#include "delib/rule/stv/impl/seats.ipp"
