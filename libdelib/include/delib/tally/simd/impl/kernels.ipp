// The kernels in terms of a vector of DELIB_VECTOR_BYTES bytes; included by one file for each instruction set, inside an
// anonymous namespace and with no other header than the two below, so that no function compiled for a newer machine can
// take the place of one that older machines run.
//
// Comparing ranks from the lowest plane up: where the bits differ, the one with 0 is ahead; where they agree, what the
// lower planes said stands.

using vec = std::uint64_t __attribute__((vector_size(DELIB_VECTOR_BYTES), may_alias));

constexpr std::size_t lanes = DELIB_VECTOR_BYTES / 8;
constexpr std::size_t vectors = delib::simd::block_words / lanes;  // in a plane of a block

inline vec load(const std::uint64_t* from) {
    return *reinterpret_cast<const vec*>(from);
}

inline vec ahead(vec a, vec b, vec lower) {
#ifdef __AVX512F__
    return reinterpret_cast<vec>(_mm512_ternarylogic_epi64(reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b),
                                                           reinterpret_cast<__m512i>(lower), 0x8E));
#else
    return lower ^ ((a ^ b) & (b ^ lower));
#endif
}

// In each lane, the number of bits set.
inline vec popcount(vec x) {
#if defined(__AVX512VPOPCNTDQ__)
    return reinterpret_cast<vec>(_mm512_popcnt_epi64(reinterpret_cast<__m512i>(x)));
#elif defined(__AVX2__)
    const __m256i table = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2,
                                           2, 3, 2, 3, 3, 4);
    const __m256i low = _mm256_set1_epi8(15);
    const __m256i bits = reinterpret_cast<__m256i>(x);
    const __m256i of_low = _mm256_shuffle_epi8(table, _mm256_and_si256(bits, low));
    const __m256i of_high = _mm256_shuffle_epi8(table, _mm256_and_si256(_mm256_srli_epi16(bits, 4), low));
    return reinterpret_cast<vec>(_mm256_sad_epu8(_mm256_add_epi8(of_low, of_high), _mm256_setzero_si256()));
#else
    x = x - ((x >> 1) & 0x5555555555555555U);
    x = (x & 0x3333333333333333U) + ((x >> 2) & 0x3333333333333333U);
    x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0FU;
    x = x + (x >> 8);
    x = x + (x >> 16);
    return (x + (x >> 32)) & 0x7FU;
#endif
}

inline void add(std::uint64_t* to, vec counts) {
    *reinterpret_cast<vec*>(to) += counts;
}

inline std::uint64_t pack(const std::uint8_t* numbers, std::size_t candidates, std::size_t none, std::size_t planes,
                          std::uint64_t* out) {
    std::uint64_t without = 0;
    for (std::size_t c = 0; c < candidates; ++c) {
        for (std::size_t w = 0; w < delib::simd::block_words; ++w) {
            const std::uint8_t* of = numbers + c * delib::simd::block_ballots + w * 64;
            std::uint64_t* const to = out + c * planes * delib::simd::block_words + w;
#if defined(__AVX512BW__)
            const __m512i raw = _mm512_loadu_si512(of);
            const __m512i most = _mm512_set1_epi8(static_cast<char>(none));
            without += static_cast<std::uint64_t>(__builtin_popcountll(_mm512_cmpge_epu8_mask(raw, most)));
            const __m512i number = _mm512_min_epu8(raw, most);
            for (std::size_t k = 0; k < planes; ++k)
                to[k * delib::simd::block_words] =
                    _mm512_test_epi8_mask(number, _mm512_set1_epi8(static_cast<char>(1 << k)));
#elif defined(__AVX2__)
            const __m256i most = _mm256_set1_epi8(static_cast<char>(none));
            const __m256i half[2] = {
                _mm256_min_epu8(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(of)), most),
                _mm256_min_epu8(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(of + 32)), most)};
            const auto bits = [&](auto&& of_half) {
                return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(of_half(half[0])))) |
                       static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(of_half(half[1]))))
                           << 32;
            };
            without += static_cast<std::uint64_t>(
                __builtin_popcountll(bits([&](__m256i x) { return _mm256_cmpeq_epi8(x, most); })));
            for (std::size_t k = 0; k < planes; ++k)
                to[k * delib::simd::block_words] =
                    bits([&](__m256i x) { return _mm256_slli_epi16(x, static_cast<int>(7 - k)); });
#else
            std::uint64_t bits[8] = {};
            for (std::size_t i = 0; i < 64; i += 8) {
                std::uint64_t eight = 0;  // numbers of eight ballots, the first in the lowest byte
                for (std::size_t j = 0; j < 8; ++j) {
                    const std::size_t number = of[i + j] < none ? of[i + j] : none;
                    without += number == none;
                    eight |= static_cast<std::uint64_t>(number) << (8 * j);
                }
                // One bit of each byte, gathered into the highest byte.
                for (std::size_t k = 0; k < planes; ++k)
                    bits[k] |= ((((eight >> k) & 0x0101010101010101U) * 0x0102040810204080U) >> 56) << i;
            }
            for (std::size_t k = 0; k < planes; ++k) to[k * delib::simd::block_words] = bits[k];
#endif
        }
    }
    return without;
}

template <std::size_t Planes>
void compare_planes(const delib::simd::plane_blocks& ballots, std::uint64_t* above) {
    constexpr std::size_t words = delib::simd::block_words;
    const std::size_t m = ballots.candidates;
    for (std::size_t block = 0; block < ballots.blocks; ++block) {
        const std::uint64_t* const all = ballots.words + block * m * Planes * words;
        for (std::size_t a = 0; a + 1 < m; ++a) {
            vec of_a[vectors][Planes];
            for (std::size_t v = 0; v < vectors; ++v)
                for (std::size_t k = 0; k < Planes; ++k) of_a[v][k] = load(all + (a * Planes + k) * words + v * lanes);
            for (std::size_t b = a + 1; b < m; ++b) {
                vec count{};
                for (std::size_t v = 0; v < vectors; ++v) {
                    const std::uint64_t* const of_b = all + b * Planes * words + v * lanes;
                    vec before{};
                    for (std::size_t k = 0; k < Planes; ++k) before = ahead(of_a[v][k], load(of_b + k * words), before);
                    count += popcount(before);
                }
                add(above + (a * m + b) * words, count);
            }
        }
    }
}

inline void compare(const delib::simd::plane_blocks& ballots, std::uint64_t* above) {
    switch (ballots.planes) {
        case 1: return compare_planes<1>(ballots, above);
        case 2: return compare_planes<2>(ballots, above);
        case 3: return compare_planes<3>(ballots, above);
        case 4: return compare_planes<4>(ballots, above);
        case 5: return compare_planes<5>(ballots, above);
        case 6: return compare_planes<6>(ballots, above);
        default: return compare_planes<7>(ballots, above);
    }
}

template <bool Weighted>
void compare_each(const delib::simd::plane_blocks& ballots, const std::uint64_t* ranked, const std::uint64_t* weights,
                  std::size_t weight_planes, std::uint64_t* above) {
    constexpr std::size_t words = delib::simd::block_words;
    const std::size_t m = ballots.candidates, planes = ballots.planes;
    for (std::size_t block = 0; block < ballots.blocks; ++block) {
        const std::uint64_t* const all = ballots.words + block * m * planes * words;
        const std::uint64_t* const masks = ranked == nullptr ? nullptr : ranked + block * m * words;
        const std::uint64_t* const weight = weights + block * weight_planes * words;
        for (std::size_t a = 0; a < m; ++a) {
            for (std::size_t b = 0; b < m; ++b) {
                if (a == b) continue;
                vec count{};
                for (std::size_t v = 0; v < vectors; ++v) {
                    vec before{};
                    for (std::size_t k = 0; k < planes; ++k)
                        before = ahead(load(all + (a * planes + k) * words + v * lanes),
                                       load(all + (b * planes + k) * words + v * lanes), before);
                    if (masks != nullptr) before &= load(masks + b * words + v * lanes);
                    if constexpr (Weighted) {
                        for (std::size_t k = 0; k < weight_planes; ++k)
                            count += popcount(before & load(weight + k * words + v * lanes)) << k;
                    } else {
                        count += popcount(before);
                    }
                }
                add(above + (a * m + b) * words, count);
            }
        }
    }
}

inline void compare_both(const delib::simd::plane_blocks& ballots, const std::uint64_t* ranked, std::uint64_t* above) {
    compare_each<false>(ballots, ranked, nullptr, 0, above);
}

inline void compare_weighted(const delib::simd::plane_blocks& ballots, const std::uint64_t* ranked,
                             const std::uint64_t* weights, std::size_t weight_planes, std::uint64_t* above) {
    compare_each<true>(ballots, ranked, weights, weight_planes, above);
}

template <std::size_t Planes>
void tops_planes(const delib::simd::plane_blocks& ballots, const std::size_t* among, std::size_t count,
                 std::uint64_t* tops) {
    constexpr std::size_t words = delib::simd::block_words;
    const std::size_t m = ballots.candidates;
    vec nobody[Planes];  // the rank m
    for (std::size_t k = 0; k < Planes; ++k) nobody[k] = vec{} - (m >> k & 1);
    for (std::size_t block = 0; block < ballots.blocks; ++block) {
        for (std::size_t v = 0; v < vectors; ++v) {
            const std::uint64_t* const all = ballots.words + block * m * Planes * words + v * lanes;
            vec best[Planes];
            for (std::size_t k = 0; k < Planes; ++k) best[k] = nobody[k];
            for (std::size_t i = 0; i < count; ++i) {
                const std::uint64_t* const rank = all + among[i] * Planes * words;
                vec before{};
                for (std::size_t k = 0; k < Planes; ++k) before = ahead(load(rank + k * words), best[k], before);
                for (std::size_t k = 0; k < Planes; ++k) best[k] ^= (best[k] ^ load(rank + k * words)) & before;
            }
            vec speaks{};
            for (std::size_t k = 0; k < Planes; ++k) speaks |= best[k] ^ nobody[k];
            for (std::size_t i = 0; i < count; ++i) {
                const std::uint64_t* const rank = all + among[i] * Planes * words;
                vec differs{};
                for (std::size_t k = 0; k < Planes; ++k) differs |= best[k] ^ load(rank + k * words);
                add(tops + i * words, popcount(~differs & speaks));
            }
        }
    }
}

inline void tops(const delib::simd::plane_blocks& ballots, const std::size_t* among, std::size_t count,
                 std::uint64_t* into) {
    switch (ballots.planes) {
        case 1: return tops_planes<1>(ballots, among, count, into);
        case 2: return tops_planes<2>(ballots, among, count, into);
        case 3: return tops_planes<3>(ballots, among, count, into);
        case 4: return tops_planes<4>(ballots, among, count, into);
        case 5: return tops_planes<5>(ballots, among, count, into);
        case 6: return tops_planes<6>(ballots, among, count, into);
        default: return tops_planes<7>(ballots, among, count, into);
    }
}

// Those of `ballots` whose highest bits are these, split by the next lower one.
template <std::size_t Planes>
inline void split(vec ballots, const std::uint64_t* of, std::size_t number, std::size_t numbers,
                  std::uint64_t* counts) {
    if (number >= numbers) return;
    if constexpr (Planes == 0) {
        add(counts + number * delib::simd::block_words, popcount(ballots));
    } else {
        const vec bit = load(of + (Planes - 1) * delib::simd::block_words);
        split<Planes - 1>(ballots & ~bit, of, number, numbers, counts);
        split<Planes - 1>(ballots & bit, of, number + (std::size_t{1} << (Planes - 1)), numbers, counts);
    }
}

template <std::size_t Planes>
void numbers_in_planes(const delib::simd::plane_blocks& ballots, const std::uint64_t* among, std::size_t numbers,
                       std::uint64_t* counts) {
    constexpr std::size_t words = delib::simd::block_words;
    const std::size_t m = ballots.candidates;
    for (std::size_t block = 0; block < ballots.blocks; ++block) {
        for (std::size_t c = 0; c < m; ++c) {
            const std::uint64_t* const of = ballots.words + (block * m + c) * Planes * words;
            for (std::size_t v = 0; v < vectors; ++v) {
                const vec all = among == nullptr ? ~vec{} : load(among + block * words + v * lanes);
                split<Planes>(all, of + v * lanes, 0, numbers, counts + c * numbers * words);
            }
        }
    }
}

inline void numbers(const delib::simd::plane_blocks& ballots, const std::uint64_t* among, std::size_t count,
                    std::uint64_t* into) {
    switch (ballots.planes) {
        case 1: return numbers_in_planes<1>(ballots, among, count, into);
        case 2: return numbers_in_planes<2>(ballots, among, count, into);
        case 3: return numbers_in_planes<3>(ballots, among, count, into);
        case 4: return numbers_in_planes<4>(ballots, among, count, into);
        case 5: return numbers_in_planes<5>(ballots, among, count, into);
        case 6: return numbers_in_planes<6>(ballots, among, count, into);
        default: return numbers_in_planes<7>(ballots, among, count, into);
    }
}

inline void widen(std::uint32_t* row, const std::uint32_t* onward, std::uint32_t first, std::size_t size) {
    using strengths = std::uint32_t __attribute__((vector_size(DELIB_VECTOR_BYTES)));
    constexpr std::size_t width = DELIB_VECTOR_BYTES / 4;
    const strengths limit = strengths{} + first;
    std::size_t i = 0;
    for (; i + width <= size; i += width) {
        strengths next, now;  // rows begin anywhere
        __builtin_memcpy(&next, onward + i, sizeof next);
        __builtin_memcpy(&now, row + i, sizeof now);
        const strengths through = next < limit ? next : limit;
        now = through > now ? through : now;
        __builtin_memcpy(row + i, &now, sizeof now);
    }
    for (; i < size; ++i) {
        const std::uint32_t through = onward[i] < first ? onward[i] : first;
        if (through > row[i]) row[i] = through;
    }
}
