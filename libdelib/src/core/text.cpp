#include "delib/core/impl/text.ipp"
