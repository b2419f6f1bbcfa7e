using System.Buffers.Binary;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Judges the peer's LCP options; pure.</summary>
internal static class LcpPolicy
{
    public static PppVerdict Judge(
        PppOptions options, byte type, ReadOnlySpan<byte> data, uint localMagic, uint freshMagic) => type switch
    {
        LcpOptionType.Mru => JudgeMru(options, data),
        LcpOptionType.Accm when options.Medium == PppMedium.Pppoe => PppVerdict.Reject, // RFC 2516 section 7
        LcpOptionType.Accm => data.Length == 4 ? PppVerdict.Ack : PppVerdict.Nak(options.MinimumSendAccm, 4),
        LcpOptionType.Authentication => JudgeAuthentication(options, data),
        LcpOptionType.Magic => JudgeMagic(data, localMagic, freshMagic),
        LcpOptionType.Pfc => JudgeFlag(options.Pfc && options.Medium == PppMedium.AsyncHdlc, data),
        LcpOptionType.Acfc => JudgeFlag(options.Acfc && options.Medium == PppMedium.AsyncHdlc, data),
        _ => PppVerdict.Reject,
    };

    /// <summary>The information that names an authentication protocol in option 3.</summary>
    public static (ulong Value, int Length) AuthenticationValue(PppAuthProtocol protocol) => protocol switch
    {
        PppAuthProtocol.None => (0, 0),
        PppAuthProtocol.Pap => (PppProtocol.Pap, 2),
        PppAuthProtocol.ChapMd5 => ((PppProtocol.Chap << 8) | ChapAlgorithm.Md5, 3),
        PppAuthProtocol.MsChapV2 => ((PppProtocol.Chap << 8) | ChapAlgorithm.MsChapV2, 3),
    };

    public static PppAuthProtocol ReadAuthentication(ReadOnlySpan<byte> data) => data switch
    {
        [0xC0, 0x23] => PppAuthProtocol.Pap,
        [0xC2, 0x23, ChapAlgorithm.Md5] => PppAuthProtocol.ChapMd5,
        [0xC2, 0x23, ChapAlgorithm.MsChapV2] => PppAuthProtocol.MsChapV2,
        _ => PppAuthProtocol.None,
    };

    private static PppVerdict JudgeMru(PppOptions options, ReadOnlySpan<byte> data)
    {
        int mru = data.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(data) : options.DefaultMru;
        int good = Math.Clamp(mru, PppOptions.MinMru, options.MaxMru);
        return data.Length == 2 && good == mru ? PppVerdict.Ack : PppVerdict.Nak((ulong)good, 2);
    }

    private static PppVerdict JudgeAuthentication(PppOptions options, ReadOnlySpan<byte> data)
    {
        if (options.Secrets is null || options.AcceptAuth.Count == 0)
        {
            return PppVerdict.Reject;
        }

        if (ReadAuthentication(data) is not PppAuthProtocol.None and var asked && options.AcceptAuth.Contains(asked))
        {
            return PppVerdict.Ack;
        }

        (ulong value, int length) = AuthenticationValue(options.AcceptAuth[0]);
        return PppVerdict.Nak(value, length);
    }

    /// <summary>RFC 1661 section 6.4: our own number is a sign of a loop, zero is not a number.</summary>
    private static PppVerdict JudgeMagic(ReadOnlySpan<byte> data, uint localMagic, uint freshMagic)
    {
        uint magic = data.Length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(data) : 0;
        return magic == 0 || magic == localMagic ? PppVerdict.Nak(freshMagic, 4) : PppVerdict.Ack;
    }

    private static PppVerdict JudgeFlag(bool allowed, ReadOnlySpan<byte> data) =>
        !allowed ? PppVerdict.Reject : data.IsEmpty ? PppVerdict.Ack : PppVerdict.Nak(0, 0);
}
