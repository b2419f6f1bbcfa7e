namespace UserCoNdis.Framework.Contracts;

/// <summary>What one direction can compress and encrypt (NDIS_WAN_COMPRESS_INFO).</summary>
/// <param name="SessionKey">8 octets, secret: never printed.</param>
/// <param name="MsCompType">Microsoft's compression and encryption.</param>
/// <param name="CompType">COMPTYPE_OUI 0, COMPTYPE_NT31RAS 254, COMPTYPE_NONE 255, or a public CCP option type.</param>
/// <param name="CompLength">Octets used of <paramref name="CompValues"/>.</param>
/// <param name="CompOui">Whose proprietary method it is, 3 octets; counts with COMPTYPE_OUI only.</param>
/// <param name="CompSubType">Which of its methods; counts with COMPTYPE_OUI only.</param>
/// <param name="CompValues">32 octets.</param>
public readonly record struct NdisWanCompressInfo(
    VarData SessionKey,
    WanCompression MsCompType,
    byte CompType,
    ushort CompLength,
    VarData CompOui,
    byte CompSubType,
    VarData CompValues)
{
    /// <summary>The size of the structure in bytes.</summary>
    public const int Size = 52;

    /// <summary>COMPTYPE_OUI: the method is proprietary.</summary>
    public const byte CompTypeOui = 0;

    /// <summary>COMPTYPE_NT31RAS.</summary>
    public const byte CompTypeNt31Ras = 254;

    /// <summary>COMPTYPE_NONE.</summary>
    public const byte CompTypeNone = 255;

    private const int KeyLength = 8;
    private const int OuiLength = 3;
    private const int ValuesLength = 32;
    private const int PublicPadding = 4; // the proprietary form of the union is as much longer

    /// <summary>Gets the value of a driver that neither compresses nor encrypts.</summary>
    public static NdisWanCompressInfo None { get; } = new(default, WanCompression.None, CompTypeNone, 0, default, 0, default);

    /// <inheritdoc/>
    public override string ToString() => $"NDIS_WAN_COMPRESS_INFO {{ {MsCompType}, CompType {CompType} }}";

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out NdisWanCompressInfo info)
    {
        FieldReader r = new(buffer, Size);
        info = Read(ref r);
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        Write(ref w);
    }

    internal static NdisWanCompressInfo Read(ref FieldReader r)
    {
        VarData key = r.Inline(KeyLength);
        WanCompression ms = (WanCompression)r.UInt32();
        byte type = r.Octet();
        r.Skip(1);
        ushort length = r.UInt16();
        if (type == CompTypeOui)
        {
            return new(key, ms, type, length, r.Inline(OuiLength), r.Octet(), r.Inline(ValuesLength));
        }

        VarData values = r.Inline(ValuesLength);
        r.Skip(PublicPadding);
        return new(key, ms, type, length, default, 0, values);
    }

    internal void Write(ref FieldWriter w)
    {
        w.Inline(SessionKey.Span, KeyLength);
        w.UInt32((uint)MsCompType);
        w.Octet(CompType);
        w.Skip(1);
        w.UInt16(CompLength);
        if (CompType == CompTypeOui)
        {
            w.Inline(CompOui.Span, OuiLength);
            w.Octet(CompSubType);
        }

        w.Inline(CompValues.Span, ValuesLength);
        w.Skip(CompType == CompTypeOui ? 0 : PublicPadding);
    }
}
