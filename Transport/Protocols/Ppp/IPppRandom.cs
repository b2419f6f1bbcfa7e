namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The engine's only source of chance: magic numbers, challenges, interface identifiers.</summary>
public interface IPppRandom
{
    /// <summary>Gives a random number.</summary>
    uint NextUInt32();

    /// <summary>Fills memory with random bytes; challenges need a cryptographic source (RFC 1994 section 2.3).</summary>
    /// <param name="bytes">Filled whole.</param>
    void Fill(Span<byte> bytes);
}
