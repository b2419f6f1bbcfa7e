using System.Buffers.Binary;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What a miniport has told of itself by OIDs.</summary>
internal sealed class ShadowMiniport
{
    private const uint Gigabit = 10_000_000; // in units of 100 bit/s

    private readonly Queue<(object? Handle, object? Id)> _askers = new(); // the last ones
    private readonly Dictionary<(Oid Oid, NdisVcObject Vc), ulong> _ofVcs = [];

    /// <summary>Its device was pulled out (R248).</summary>
    public bool IsRemoved { get; set; }

    /// <summary>It has a link of 1 Gbit/s or more (R253).</summary>
    public bool IsFast { get; private set; }

    /// <summary>The value of an answer of 4 or 8 bytes.</summary>
    public static ulong ValueOf(NdisOidRequest request) => request.BytesWritten switch
    {
        sizeof(uint) => BinaryPrimitives.ReadUInt32LittleEndian(request.InformationBuffer.Span),
        sizeof(ulong) => BinaryPrimitives.ReadUInt64LittleEndian(request.InformationBuffer.Span),
        _ => 0,
    };

    /// <summary>Values that only grow, and are counted for each VC.</summary>
    public static bool IsCounter(Oid oid) => oid == Oid.GenCoXmitPdusOk || oid == Oid.GenCoRcvPdusOk
        || oid == Oid.GenCoXmitPdusError || oid == Oid.GenCoRcvPdusError || oid == Oid.GenCoRcvPdusNoBuffer
        || oid == Oid.GenCoBytesXmit || oid == Oid.GenCoBytesRcv || oid == Oid.GenCoRcvCrcError;

    /// <summary>What the VCs that are there have told together; the total is no less (R251).</summary>
    public ulong SumOf(Oid oid)
    {
        ulong sum = 0;
        foreach (((Oid of, NdisVcObject vc), ulong value) in _ofVcs)
        {
            sum += of == oid && !Shadows.Of(vc).IsGone ? value : 0;
        }

        return sum;
    }

    /// <summary>A status names somebody who asked (R268).</summary>
    public bool Knows(NdisStatusIndication indication) => _askers.Any(a =>
        ReferenceEquals(a.Handle, indication.DestinationHandle)
        && (indication.RequestId is null || Equals(a.Id, indication.RequestId)));

    public void Answered(NdisOidRequest request, NdisVcObject? vc)
    {
        if (request.Oid == Oid.GenCoLinkSpeed)
        {
            IsFast |= request.BytesWritten >= sizeof(uint)
                && BinaryPrimitives.ReadUInt32LittleEndian(request.InformationBuffer.Span) >= Gigabit;
        }
        else if (vc is not null && IsCounter(request.Oid))
        {
            ForgetGone();
            _ofVcs[(request.Oid, vc)] = ValueOf(request);
        }
    }

    /// <summary>It may have begun to count anew.</summary>
    public void Reset() => _ofVcs.Clear();

    public void Remember(NdisOidRequest request)
    {
        _askers.Enqueue((request.RequestHandle, request.RequestId));
        if (_askers.Count > 256)
        {
            _ = _askers.Dequeue();
        }
    }

    private void ForgetGone()
    {
        foreach ((Oid Oid, NdisVcObject Vc) key in _ofVcs.Keys)
        {
            if (Shadows.Of(key.Vc).IsGone)
            {
                _ = _ofVcs.Remove(key);
            }
        }
    }
}
