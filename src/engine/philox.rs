//! Philox4x32-10, a counter-based generator (Salmon, Moraes, Dror & Shaw 2011).
//!
//! A block of random words is a pure function of a key and a counter, so any number of any stream
//! can be computed alone.

const MULTIPLIERS: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];
const ROUNDS: usize = 10;

/// Four words for each of `L` counters, held as four planes.
#[inline(always)]
pub(crate) fn philox<const L: usize>(key: [u32; 2], mut counter: [[u32; L]; 4]) -> [[u32; L]; 4] {
    let mut key = key;
    for _ in 0..ROUNDS {
        let [c0, c1, c2, c3] = counter;
        let mut next = [[0u32; L]; 4];
        for lane in 0..L {
            let a = u64::from(c0[lane]) * u64::from(MULTIPLIERS[0]);
            let b = u64::from(c2[lane]) * u64::from(MULTIPLIERS[1]);
            next[0][lane] = (b >> 32) as u32 ^ c1[lane] ^ key[0];
            next[1][lane] = b as u32;
            next[2][lane] = (a >> 32) as u32 ^ c3[lane] ^ key[1];
            next[3][lane] = a as u32;
        }
        counter = next;
        key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
    }
    counter
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Known answers published with the generator (Random123, `kat_vectors`).
    #[test]
    fn agrees_with_the_published_vectors() {
        let cases = [
            (
                [0; 2],
                [0; 4],
                [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8],
            ),
            (
                [u32::MAX; 2],
                [u32::MAX; 4],
                [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd],
            ),
            (
                [0xa409_3822, 0x299f_31d0],
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
            ),
        ];
        for (key, counter, want) in cases {
            let lanes = counter.map(|word| [word; 3]);
            assert_eq!(philox(key, lanes), want.map(|word| [word; 3]));
        }
    }
}
