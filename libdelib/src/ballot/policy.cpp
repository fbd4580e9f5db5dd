#include "delib/ballot/impl/policy.ipp"
