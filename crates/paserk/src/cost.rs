//! What it costs to try one password, and how much of it is accepted.
//!
//! Specification: PASERK, `operations/PBKW.md`.

use paseto_core::{
    CostError,
    CostParameter::{Iterations, Memory, Parallelism, Time},
};

const MIB: u64 = 1024 * 1024;

/// The cost parameters of a family of versions, as they stand in a wrapped key.
pub trait Cost: Copy {
    /// How many bytes they take there.
    const LEN: usize;

    /// Reads them from [`Self::LEN`] bytes; from fewer, `None`.
    fn read(bytes: &[u8]) -> Option<Self>;

    /// Writes them to [`Self::LEN`] bytes.
    fn write(&self, bytes: &mut [u8]);

    /// Compares them with what the caller allows and what the algorithm takes.
    ///
    /// # Errors
    /// [`CostError`], which names the parameter.
    fn check(&self, limits: &UnwrapLimits) -> Result<(), CostError>;
}

/// The cost of a password in versions 2 and 4: Argon2id.
///
/// The presets are those of libsodium, and with one lane as there. Who can wait takes more than the
/// default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argon2Params {
    memory: u64,
    time: u32,
    parallelism: u32,
}

impl Argon2Params {
    /// 64 MiB, 2 passes, 1 lane: for a person who waits at a prompt. The default.
    pub const INTERACTIVE: Self = Self::new(64 * MIB, 2, 1);
    /// 256 MiB, 3 passes, 1 lane: for a key that is unlocked when a service starts.
    pub const MODERATE: Self = Self::new(256 * MIB, 3, 1);
    /// 1 GiB, 4 passes, 1 lane: for a key that is kept for years.
    pub const SENSITIVE: Self = Self::new(1024 * MIB, 4, 1);

    /// Parameters of one's own: the memory in bytes, a multiple of 1024 and at least 8 KiB a lane;
    /// the number of passes, 1 or more; the number of lanes, 1 or more, which are computed one
    /// after the other. They are checked when they are used.
    #[must_use]
    pub const fn new(memory: u64, time: u32, parallelism: u32) -> Self {
        Self {
            memory,
            time,
            parallelism,
        }
    }

    /// The memory in bytes.
    #[must_use]
    pub const fn memory(&self) -> u64 {
        self.memory
    }

    /// The number of passes over the memory.
    #[must_use]
    pub const fn time(&self) -> u32 {
        self.time
    }

    /// The number of lanes.
    #[must_use]
    pub const fn parallelism(&self) -> u32 {
        self.parallelism
    }
}

impl Default for Argon2Params {
    fn default() -> Self {
        Self::INTERACTIVE
    }
}

impl Cost for Argon2Params {
    const LEN: usize = 16;

    fn read(bytes: &[u8]) -> Option<Self> {
        let (memory, rest) = bytes.split_first_chunk()?;
        let (time, rest) = rest.split_first_chunk()?;
        let parallelism = rest.first_chunk()?;
        Some(Self::new(
            u64::from_be_bytes(*memory),
            u32::from_be_bytes(*time),
            u32::from_be_bytes(*parallelism),
        ))
    }

    fn write(&self, bytes: &mut [u8]) {
        let fields = self.memory.to_be_bytes().into_iter();
        let fields = fields.chain(self.time.to_be_bytes());
        let fields = fields.chain(self.parallelism.to_be_bytes());
        bytes
            .iter_mut()
            .zip(fields)
            .for_each(|(to, from)| *to = from);
    }

    fn check(&self, limits: &UnwrapLimits) -> Result<(), CostError> {
        let (time, parallelism) = (u64::from(self.time), u64::from(self.parallelism));
        CostError::at_most(Memory, self.memory, limits.memory.min(Self::MOST_MEMORY))?;
        CostError::at_most(Time, time, limits.time.into())?;
        let lanes = limits.parallelism.min(Self::MOST_LANES);
        CostError::at_most(Parallelism, parallelism, lanes.into())?;
        CostError::at_least(Time, time, 1)?;
        CostError::at_least(Parallelism, parallelism, 1)?;
        // RFC 9106, section 3.1.
        CostError::at_least(Memory, self.memory, parallelism.saturating_mul(8 * 1024))?;
        CostError::whole_kibibytes(self.memory)
    }
}

impl Argon2Params {
    /// RFC 9106, section 3.1: the number of kibibytes has 32 bits.
    const MOST_MEMORY: u64 = 1024 * 0xffff_ffff;
    /// RFC 9106, section 3.1: the number of lanes has 24 bits.
    const MOST_LANES: u32 = 0x00ff_ffff;
}

/// The cost of a password in versions 1 and 3: PBKDF2 with HMAC-SHA-384. In an encrypted key file, of
/// whatever version, PBKDF2 with HMAC-SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pbkdf2Params {
    iterations: u32,
}

impl Pbkdf2Params {
    /// 600 000 rounds: for a person who waits at a prompt. The default.
    pub const INTERACTIVE: Self = Self::new(600_000);
    /// 1 500 000 rounds: for a key that is unlocked when a service starts.
    pub const MODERATE: Self = Self::new(1_500_000);
    /// 5 000 000 rounds: for a key that is kept for years.
    pub const SENSITIVE: Self = Self::new(5_000_000);

    /// A number of one's own: 1 or more. It is checked when it is used.
    #[must_use]
    pub const fn new(iterations: u32) -> Self {
        Self { iterations }
    }

    /// The number of rounds.
    #[must_use]
    pub const fn iterations(&self) -> u32 {
        self.iterations
    }
}

impl Default for Pbkdf2Params {
    fn default() -> Self {
        Self::INTERACTIVE
    }
}

impl Cost for Pbkdf2Params {
    const LEN: usize = 4;

    fn read(bytes: &[u8]) -> Option<Self> {
        let iterations = bytes.first_chunk()?;
        Some(Self::new(u32::from_be_bytes(*iterations)))
    }

    fn write(&self, bytes: &mut [u8]) {
        let field = self.iterations.to_be_bytes();
        bytes
            .iter_mut()
            .zip(field)
            .for_each(|(to, from)| *to = from);
    }

    fn check(&self, limits: &UnwrapLimits) -> Result<(), CostError> {
        let iterations = self.iterations.into();
        CostError::at_most(Iterations, iterations, limits.iterations.into())?;
        CostError::at_least(Iterations, iterations, 1)
    }
}

/// The highest cost that is accepted from a key that is locked with a password, or encrypted in a key
/// file: whoever wrote the key has chosen it. It is compared before anything is allocated or computed.
///
/// The default is 1 GiB of memory, 10 passes, 16 lanes, 5 000 000 rounds of PBKDF2: every preset of
/// [`Argon2Params`] and [`Pbkdf2Params`] is within it.
///
/// ```
/// use paserk::UnwrapLimits;
///
/// let limits = UnwrapLimits::default().max_memory(64 * 1024 * 1024).max_time(3);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnwrapLimits {
    memory: u64,
    time: u32,
    parallelism: u32,
    iterations: u32,
}

impl UnwrapLimits {
    /// No limits besides those of the algorithms: for keys that nobody else can have written.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            memory: u64::MAX,
            time: u32::MAX,
            parallelism: u32::MAX,
            iterations: u32::MAX,
        }
    }

    /// At most this much memory, in bytes. For scrypt, in key files, that of all lanes together, which
    /// bounds its time too.
    #[must_use]
    pub const fn max_memory(self, memory: u64) -> Self {
        Self { memory, ..self }
    }

    /// At most this many passes over the memory.
    #[must_use]
    pub const fn max_time(self, time: u32) -> Self {
        Self { time, ..self }
    }

    /// At most this many lanes.
    #[must_use]
    pub const fn max_parallelism(self, parallelism: u32) -> Self {
        Self {
            parallelism,
            ..self
        }
    }

    /// At most this many rounds of PBKDF2.
    #[must_use]
    pub const fn max_iterations(self, iterations: u32) -> Self {
        Self { iterations, ..self }
    }

    /// The highest memory, in bytes.
    #[must_use]
    pub const fn memory(&self) -> u64 {
        self.memory
    }

    /// The highest number of passes over the memory.
    #[must_use]
    pub const fn time(&self) -> u32 {
        self.time
    }

    /// The highest number of lanes.
    #[must_use]
    pub const fn parallelism(&self) -> u32 {
        self.parallelism
    }

    /// The highest number of rounds of PBKDF2.
    #[must_use]
    pub const fn iterations(&self) -> u32 {
        self.iterations
    }
}

impl Default for UnwrapLimits {
    fn default() -> Self {
        Self {
            memory: 1024 * MIB,
            time: 10,
            parallelism: 16,
            iterations: 5_000_000,
        }
    }
}
