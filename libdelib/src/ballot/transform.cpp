#include "delib/ballot/impl/transform.ipp"
