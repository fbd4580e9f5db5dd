#include "delib/ballot/impl/scale.ipp"
