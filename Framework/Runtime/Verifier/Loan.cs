using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What a driver lends to NDIS with a request, and its bytes as they were then (G9, G10). Parts of call parameters are
/// immutable and replaced by whoever changes them: bytes that change were changed by their owner, who freed them or used them anew.</summary>
internal sealed class Loan
{
    private readonly List<(ReadOnlyMemory<byte> Lent, byte[] Copy)> _parts = [];

    private Loan(CoCallParameters? parameters, ReadOnlyMemory<byte> data)
    {
        Parameters = parameters;
        Add(parameters?.CallMgrParameters?.CallMgrSpecific.Parameters ?? default);
        Add(parameters?.MediaParameters?.MediaSpecific.Parameters ?? default);
        Add(data);
    }

    /// <summary>The call parameters.</summary>
    public CoCallParameters? Parameters { get; }

    /// <summary>They are as they were.</summary>
    public bool IsIntact => _parts.TrueForAll(static p => IsSame(p.Lent, p.Copy));

    /// <summary>What comes with the request that a callback is about; null: nothing is lent with it.</summary>
    public static Loan? Of(in DdiEvent callback) => callback.Id switch
    {
        DdiId.ProtocolCmMakeCall or DdiId.ProtocolClIncomingCall or DdiId.ProtocolCmAddParty or DdiId.ProtocolCmModifyCallQoS =>
            new(callback.Parameters, default),
        DdiId.ProtocolCmDropParty or DdiId.ProtocolCmCloseCall => new(null, callback.Context as ReadOnlyMemory<byte>? ?? default),
        _ => null,
    };

    private static bool IsSame(ReadOnlyMemory<byte> lent, byte[] copy)
    {
        try
        {
            return lent.Span.SequenceEqual(copy);
        }
        catch (ObjectDisposedException)
        {
            return false; // memory with an owner, who disposed of it
        }
    }

    private void Add(ReadOnlyMemory<byte> lent)
    {
        if (!lent.IsEmpty)
        {
            _parts.Add((lent, lent.ToArray()));
        }
    }
}
