#include "delib/ballot/impl/profile.ipp"
