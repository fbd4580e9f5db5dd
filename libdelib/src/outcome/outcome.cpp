#include "delib/outcome/impl/outcome.ipp"
