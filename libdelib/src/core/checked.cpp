#include "delib/core/impl/checked.ipp"
