#include "delib/ballot/impl/profile_builder.ipp"
