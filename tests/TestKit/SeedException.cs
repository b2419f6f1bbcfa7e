namespace UserCoNdis.TestKit;

/// <summary>A seeded test failed; the message holds the seed that makes it fail again.</summary>
public sealed class SeedException(ulong seed, Exception inner) : Exception($"Seed {seed}: {inner.Message}", inner);
