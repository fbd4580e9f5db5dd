#include "delib/outcome/impl/remap.ipp"
