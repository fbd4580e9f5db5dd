#include "delib/outcome/impl/settle.ipp"
