using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Remembers what was set on the miniport of filter, multicast list, encapsulation and wake-up, and sets it again
/// after a reset that lost it (R274).</summary>
internal sealed class AddressingSettings(NdisAdapter adapter)
{
    private const int MostPatterns = 16; // OID_PNP_ADD_WAKE_UP_PATTERN adds; the others replace

    // Objects of connectionless miniports: no driver of ours asks for them, a plug-in's may.
    private static readonly Oid s_packetFilter = new(0x0001010E);      // OID_GEN_CURRENT_PACKET_FILTER
    private static readonly Oid s_multicastList = new(0x01010103);     // OID_802_3_MULTICAST_LIST
    private static readonly Oid s_encapsulation = new(0x0101010A);     // OID_OFFLOAD_ENCAPSULATION
    private static readonly Oid s_wakeUpPattern = new(0xFD010103);     // OID_PNP_ADD_WAKE_UP_PATTERN
    private static readonly Oid s_wakeUp = new(0xFD010106);            // OID_PNP_ENABLE_WAKE_UP

    private readonly List<(Oid Oid, byte[] Value)> _settings = [];

    /// <summary>Tells whether a reset may lose what this object was set to.</summary>
    public static bool IsAddressing(Oid oid) => oid == s_packetFilter || oid == s_multicastList
        || oid == s_encapsulation || oid == s_wakeUpPattern || oid == s_wakeUp;

    /// <summary>A set request of anybody has succeeded.</summary>
    public void Remember(NdisOidRequest request)
    {
        Oid oid = request.Oid;
        if (request.RequestType != NdisRequestType.SetInformation || !IsAddressing(oid))
        {
            return;
        }

        if (oid != s_wakeUpPattern)
        {
            _ = _settings.RemoveAll(s => s.Oid == oid);
        }
        else if (_settings.Count(s => s.Oid == oid) == MostPatterns)
        {
            _ = _settings.Remove(_settings.Find(s => s.Oid == oid)); // the oldest
        }

        _settings.Add((oid, request.InformationBuffer.ToArray()));
    }

    public void Forget() => _settings.Clear();

    /// <summary>Sets all, one after the other; what the miniport refuses now is lost.</summary>
    public void Restore(Action restored) => Restore([.. _settings], 0, restored);

    private void Restore((Oid Oid, byte[] Value)[] settings, int next, Action restored)
    {
        if (next == settings.Length)
        {
            restored();
            return;
        }

        NdisOidRequest request = new(NdisRequestType.SetInformation, settings[next].Oid, settings[next].Value);
        NdisStatus status = adapter.Oids.RequestByNdis(request, _ => Restore(settings, next + 1, restored));
        if (!status.IsPending)
        {
            Restore(settings, next + 1, restored);
        }
    }
}
