// A vector that `resize` does not fill: for large arrays that are written once, by several threads, and read afterwards.
#pragma once

#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

namespace delib::detail {

template <class T>
struct unset_allocator : std::allocator<T> {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

    template <class U>
    struct rebind {
        using other = unset_allocator<U>;
    };

    template <class U>
    void construct(U*) noexcept {}
    template <class U, class... Values>
    void construct(U* at, Values&&... values) {
        ::new (static_cast<void*>(at)) U(std::forward<Values>(values)...);
    }
};

/// After `resize` the new elements hold anything, until they are assigned.
template <class T>
using unset_vector = std::vector<T, unset_allocator<T>>;

}  // namespace delib::detail
