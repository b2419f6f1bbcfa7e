namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>What differs between CHAP's algorithms; one object serves one exchange.</summary>
internal abstract class ChapMethod
{
    public abstract int ChallengeLength { get; }

    public abstract int ResponseLength { get; }

    /// <summary>Computes our response to the peer's challenge.</summary>
    public abstract void Respond(
        byte id, ReadOnlySpan<byte> challenge, ReadOnlySpan<byte> name, ReadOnlySpan<byte> secret, Span<byte> response);

    /// <summary>Checks the peer's response in constant time.</summary>
    public abstract bool Verify(
        byte id, ReadOnlySpan<byte> challenge, ReadOnlySpan<byte> name, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> response);

    /// <summary>The message of the Success or Failure that follows <see cref="Verify"/>.</summary>
    public abstract string Message(bool isGood, ReadOnlySpan<byte> challenge);

    /// <summary>Whether the Success that answers our response proves what the peer has to prove.</summary>
    public virtual bool IsGenuine(ReadOnlySpan<byte> success) => true;

    /// <summary>The error number in a Failure's message; 0 if there is none.</summary>
    public virtual int ErrorOf(ReadOnlySpan<byte> failure) => 0;
}
