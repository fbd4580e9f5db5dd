#include "delib/core/impl/error.ipp"
