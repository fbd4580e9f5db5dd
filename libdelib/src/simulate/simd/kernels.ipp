// The kernels in terms of blocks of 512 bits, made of vectors of DELIB_VECTOR_BYTES bytes; included by one file for each
// instruction set, inside an anonymous namespace and with no other header than the two below, so that no function compiled
// for a newer machine can take the place of one that older machines run.
//
// Whatever the vectors, random bits are drawn 512 at a time and every decision to draw again is one about 512 ballots: the
// same seed gives the same bits.

#define DELIB_INLINED inline __attribute__((always_inline))

using vec = std::uint64_t __attribute__((vector_size(DELIB_VECTOR_BYTES), may_alias));

constexpr std::size_t words = delib::simd::block_words;
constexpr std::size_t lanes = DELIB_VECTOR_BYTES / 8;
constexpr std::size_t vectors = words / lanes;
constexpr std::size_t most_candidates = 64, most_planes = 6;

// As in election.hpp, but of this file alone.
DELIB_INLINED std::size_t pair_at(std::size_t a, std::size_t b) {
    return b * (b - 1) / 2 + a;
}
DELIB_INLINED std::size_t pairs_of(std::size_t candidates) {
    return candidates * (candidates - 1) / 2;
}

struct wide {
    vec part[vectors];
};

// The same for each part, without a loop that the compiler might keep.
#if DELIB_VECTOR_BYTES == 64
#    define DELIB_EACH(of)                                                                                             \
        {                                                                                                              \
            { of(0) }                                                                                                  \
        }
#elif DELIB_VECTOR_BYTES == 32
#    define DELIB_EACH(of)                                                                                             \
        {                                                                                                              \
            { of(0), of(1) }                                                                                           \
        }
#else
#    define DELIB_EACH(of)                                                                                             \
        {                                                                                                              \
            { of(0), of(1), of(2), of(3) }                                                                             \
        }
#endif

#define DELIB_AND(i) (a.part[i] & b.part[i])
DELIB_INLINED wide operator&(const wide& a, const wide& b) {
    return DELIB_EACH(DELIB_AND);
}
#undef DELIB_AND
#define DELIB_OR(i) (a.part[i] | b.part[i])
DELIB_INLINED wide operator|(const wide& a, const wide& b) {
    return DELIB_EACH(DELIB_OR);
}
#undef DELIB_OR
#define DELIB_XOR(i) (a.part[i] ^ b.part[i])
DELIB_INLINED wide operator^(const wide& a, const wide& b) {
    return DELIB_EACH(DELIB_XOR);
}
#undef DELIB_XOR
#define DELIB_PLUS(i) (a.part[i] + b.part[i])
DELIB_INLINED wide operator+(const wide& a, const wide& b) {
    return DELIB_EACH(DELIB_PLUS);
}
#undef DELIB_PLUS
#define DELIB_UNARY(i) (~a.part[i])
DELIB_INLINED wide operator~(const wide& a) {
    return DELIB_EACH(DELIB_UNARY);
}
#undef DELIB_UNARY

template <int By>
DELIB_INLINED wide left(const wide& a) {
#define DELIB_SHIFTED(i) (a.part[i] << By)
    return DELIB_EACH(DELIB_SHIFTED);
#undef DELIB_SHIFTED
}
template <int By>
DELIB_INLINED wide rotated(const wide& a) {
#define DELIB_ROTATED(i) ((a.part[i] << By) | (a.part[i] >> (64 - By)))
    return DELIB_EACH(DELIB_ROTATED);
#undef DELIB_ROTATED
}

DELIB_INLINED wide load(const std::uint64_t* from) {
#define DELIB_LOADED(i) (*reinterpret_cast<const vec*>(from + (i)*lanes))
    return DELIB_EACH(DELIB_LOADED);
#undef DELIB_LOADED
}
DELIB_INLINED void store(std::uint64_t* to, const wide& a) {
    for (std::size_t i = 0; i < vectors; ++i) *reinterpret_cast<vec*>(to + i * lanes) = a.part[i];
}
DELIB_INLINED wide nothing() {
    return {};
}
DELIB_INLINED wide everything() {
    return ~nothing();
}

DELIB_INLINED bool any(const wide& a) {
    vec all = a.part[0];
    for (std::size_t i = 1; i < vectors; ++i) all |= a.part[i];
#if defined(__AVX512F__)
    const __m512i bits = reinterpret_cast<__m512i>(all);
    return _mm512_test_epi64_mask(bits, bits) != 0;
#elif defined(__AVX2__)
    const __m256i bits = reinterpret_cast<__m256i>(all);
    return _mm256_testz_si256(bits, bits) == 0;
#else
    return (all[0] | all[1]) != 0;
#endif
}

// Where two ranks differ in this plane, the one with 0 is less; where they agree, what the lower planes said stands.
DELIB_INLINED wide less(const wide& a, const wide& b, const wide& lower) {
#if defined(__AVX512F__)
    return {{reinterpret_cast<vec>(_mm512_ternarylogic_epi64(reinterpret_cast<__m512i>(a.part[0]),
                                                             reinterpret_cast<__m512i>(b.part[0]),
                                                             reinterpret_cast<__m512i>(lower.part[0]), 0x8E))}};
#else
    return lower ^ ((a ^ b) & (b ^ lower));
#endif
}

// In each 64-bit lane, the number of bits set.
DELIB_INLINED vec popcount(vec x) {
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

DELIB_INLINED vec popcount(const wide& a) {
    vec out = popcount(a.part[0]);
    for (std::size_t i = 1; i < vectors; ++i) out += popcount(a.part[i]);
    return out;
}

DELIB_INLINED std::uint64_t sum(vec counts) {
#if defined(__AVX2__)
#    if defined(__AVX512F__)
    const __m512i eight = reinterpret_cast<__m512i>(counts);
    const __m256i four =
        _mm256_add_epi64(_mm512_maskz_extracti64x4_epi64(15, eight, 0), _mm512_maskz_extracti64x4_epi64(15, eight, 1));
#    else
    const __m256i four = reinterpret_cast<__m256i>(counts);
#    endif
    const __m128i two = _mm_add_epi64(_mm256_castsi256_si128(four), _mm256_extracti128_si256(four, 1));
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_add_epi64(two, _mm_unpackhi_epi64(two, two))));
#else
    return counts[0] + counts[1];
#endif
}

struct generator {
    wide s[4];

    DELIB_INLINED wide bits() {
        const wide times_5 = left<2>(s[1]) + s[1], turned = rotated<7>(times_5);
        const wide out = left<3>(turned) + turned;
        const wide t = left<17>(s[1]);
        s[2] = s[2] ^ s[0];
        s[3] = s[3] ^ s[1];
        s[1] = s[1] ^ s[2];
        s[0] = s[0] ^ s[3];
        s[2] = s[2] ^ t;
        s[3] = rotated<45>(s[3]);
        return out;
    }
};

DELIB_INLINED std::size_t width_of(std::size_t value) {
    std::size_t out = 0;
    for (; value != 0; value >>= 1) ++out;
    return out;
}

// Uniform on 0 … most, in planes: what is above is drawn again.
DELIB_INLINED void draw_uniform(generator& random, std::size_t most, wide* digit) {
    const std::size_t planes = width_of(most);
    if ((most & (most + 1)) == 0) {
        for (std::size_t k = 0; k < planes; ++k) digit[k] = random.bits();
        return;
    }
    for (std::size_t k = 0; k < planes; ++k) digit[k] = nothing();
    for (wide beyond = everything(); any(beyond);) {
        wide fits = everything();
        for (std::size_t k = 0; k < planes; ++k) {
            digit[k] = digit[k] | (beyond & random.bits());
            fits = ((most >> k) & 1) != 0 ? ~digit[k] | fits : ~digit[k] & fits;
        }
        beyond = beyond & ~fits;
        for (std::size_t k = 0; k < planes; ++k) digit[k] = digit[k] & ~beyond;
    }
}

// Of the ballots in `among`, each with probability share / 2^64: random bits are compared with those of the share from the
// highest on, until all are decided.
DELIB_INLINED wide draw_share(generator& random, std::uint64_t share, const wide& among) {
    wide out = nothing(), open = among;
    for (; share != 0 && any(open); share <<= 1) {
        const wide bits = random.bits();
        if ((share >> 63) != 0) {
            out = out | (open & ~bits);
            open = open & bits;
        } else {
            open = open & ~bits;
        }
    }
    return out;
}

// The place of a candidate who starts last of most + 1, and goes on passing others.
DELIB_INLINED void draw_passing(generator& random, std::size_t most, const std::uint64_t* go_on, wide* digit) {
    const std::size_t planes = width_of(most);
    for (std::size_t k = 0; k < planes; ++k) digit[k] = ((most >> k) & 1) != 0 ? everything() : nothing();
    wide going = everything();
    for (std::size_t left_to_pass = most; left_to_pass > 0; --left_to_pass) {
        going = draw_share(random, go_on[left_to_pass], going);
        wide borrow = going;
        for (std::size_t k = 0; k < planes; ++k) {
            const wide before = digit[k];
            digit[k] = before ^ borrow;
            borrow = borrow & ~before;
        }
    }
}

inline void draw(delib::simd::lane_generators& state, const std::uint64_t* go_on, const std::uint64_t* last,
                 delib::simd::order_planes into) {
    const std::size_t m = into.candidates, pairs = pairs_of(m);
    generator random;
    for (std::size_t i = 0; i < 4; ++i) random.s[i] = load(state.words[i]);
    wide rank[most_candidates][most_planes];  // of those inserted so far
    wide digit[most_planes];
    for (std::size_t block = 0; block < into.blocks; ++block) {
        const wide mask = block + 1 == into.blocks ? load(last) : everything();
        std::uint64_t* const out = into.words + block * pairs * words;
        rank[0][0] = nothing();
        for (std::size_t i = 1; i < m; ++i) {
            const std::size_t planes = width_of(i);
            if (go_on == nullptr)
                draw_uniform(random, i, digit);
            else
                draw_passing(random, i, go_on, digit);
            if (width_of(i - 1) < planes) {
                for (std::size_t j = 0; j < i; ++j) rank[j][planes - 1] = nothing();
            }
            for (std::size_t j = 0; j < i; ++j) {
                wide above = nothing();
                for (std::size_t k = 0; k < planes; ++k) above = less(rank[j][k], digit[k], above);
                store(out + pair_at(j, i) * words, above & mask);
                if (i + 1 == m) continue;
                wide carry = ~above;
                for (std::size_t k = 0; k < planes; ++k) {
                    const wide before = rank[j][k];
                    rank[j][k] = before ^ carry;
                    carry = carry & before;
                }
            }
            for (std::size_t k = 0; k < planes; ++k) rank[i][k] = digit[k];
        }
    }
    for (std::size_t i = 0; i < 4; ++i) store(state.words[i], random.s[i]);
}

inline void from_ranks(const delib::simd::plane_blocks& ranks, delib::simd::order_planes into) {
    const std::size_t m = ranks.candidates, planes = ranks.planes, pairs = pairs_of(m);
    for (std::size_t block = 0; block < ranks.blocks; ++block) {
        const std::uint64_t* const from = ranks.words + block * m * planes * words;
        std::uint64_t* const out = into.words + block * pairs * words;
        for (std::size_t b = 1; b < m; ++b) {
            for (std::size_t a = 0; a < b; ++a) {
                wide above = nothing();
                for (std::size_t k = 0; k < planes; ++k)
                    above = less(load(from + (a * planes + k) * words), load(from + (b * planes + k) * words), above);
                store(out + pair_at(a, b) * words, above);
            }
        }
    }
}

inline void count(const delib::simd::order_planes& orders, std::uint64_t* above) {
    const std::size_t pairs = pairs_of(orders.candidates);
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        vec counts{};
        for (std::size_t block = 0; block < orders.blocks; ++block)
            counts += popcount(load(orders.words + (block * pairs + pair) * words));
        above[pair] = sum(counts);
    }
}

inline void tops(const delib::simd::order_planes& orders, const std::uint8_t* among, std::size_t size,
                 std::uint64_t* out) {
    const std::size_t pairs = pairs_of(orders.candidates);
    for (std::size_t i = 0; i + 1 < size; ++i) {
        vec counts{};
        for (std::size_t block = 0; block < orders.blocks; ++block) {
            const std::uint64_t* const of = orders.words + block * pairs * words;
            wide first = load(of + pair_at(among[i], among[i + 1]) * words);
            for (std::size_t j = i + 2; j < size; ++j) first = first & load(of + pair_at(among[i], among[j]) * words);
            for (std::size_t j = 0; j < i; ++j) first = first & ~load(of + pair_at(among[j], among[i]) * words);
            counts += popcount(first);
        }
        out[i] = sum(counts);
    }
}

inline void bottoms(const delib::simd::order_planes& orders, const std::uint8_t* among, std::size_t size,
                    std::uint64_t* out) {
    const std::size_t pairs = pairs_of(orders.candidates);
    for (std::size_t i = 1; i < size; ++i) {
        vec counts{};
        for (std::size_t block = 0; block < orders.blocks; ++block) {
            const std::uint64_t* const of = orders.words + block * pairs * words;
            wide final = load(of + pair_at(among[0], among[i]) * words);
            for (std::size_t j = 1; j < i; ++j) final = final & load(of + pair_at(among[j], among[i]) * words);
            for (std::size_t j = i + 1; j < size; ++j) final = final & ~load(of + pair_at(among[i], among[j]) * words);
            counts += popcount(final);
        }
        out[i] = sum(counts);
    }
}

#undef DELIB_EACH
#undef DELIB_INLINED
