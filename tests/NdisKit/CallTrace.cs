using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.NdisKit;

/// <summary>Every call of a function and every callback, in order, as the host tells its observer.</summary>
public sealed class CallTrace(INdisObserver? next) : INdisObserver
{
    private readonly List<DdiRecord> _records = [];

    public IReadOnlyList<DdiRecord> Records => _records;

    public int FramesSent { get; private set; }

    public int FramesReceived { get; private set; }

    public void DdiCalled(in DdiRecord record)
    {
        _records.Add(record);
        next?.DdiCalled(record);
    }

    public void FrameSent(uint vcId, NetBufferList nbl)
    {
        FramesSent++;
        next?.FrameSent(vcId, nbl);
    }

    public void FrameReceived(uint vcId, NetBufferList nbl)
    {
        FramesReceived++;
        next?.FrameReceived(vcId, nbl);
    }

    public int Count(string ddi, DdiPhase phase) => _records.Count(r => r.Phase == phase && r.Ddi == ddi);

    /// <summary>Asserts that these were called in this order, whatever was called between; the names are the stand-alone
    /// call manager's, and count for an MCM's too (T1).</summary>
    public void AssertOrder(params string[] ddis)
    {
        int found = 0;
        foreach (DdiRecord record in _records)
        {
            if (found < ddis.Length && record.Phase != DdiPhase.Return && Common(record.Ddi) == ddis[found])
            {
                found++;
            }
        }

        if (found < ddis.Length)
        {
            throw new SequenceException(
                $"{ddis[found]} was not called after {(found == 0 ? "the start" : ddis[found - 1])}:\n{Text()}");
        }
    }

    /// <summary>The name that both shapes have in common.</summary>
    public static string Common(string ddi)
    {
        ArgumentNullException.ThrowIfNull(ddi);
        return ddi switch
        {
            "NdisMCmCreateVc" => "NdisCoCreateVc",
            "NdisMCmDeleteVc" => "NdisCoDeleteVc",
            "NdisMCmOidRequest" => "NdisCoOidRequest",
            "NdisMCmOidRequestComplete" => "NdisCoOidRequestComplete",
            _ => ddi.StartsWith("NdisMCm", StringComparison.Ordinal) ? "NdisCm" + ddi["NdisMCm".Length..] : ddi,
        };
    }

    public string Text() => string.Join('\n', _records);
}
