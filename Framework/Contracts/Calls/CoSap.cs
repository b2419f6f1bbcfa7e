using System.Diagnostics.CodeAnalysis;

namespace UserCoNdis.Framework.Contracts;

/// <summary>A service access point: where a client wants calls from (CO_SAP).</summary>
/// <param name="SapType">SAP_TYPE_NSAP 1, SAP_TYPE_E164 2, AF_TAPI_SAP_TYPE 0x8000.</param>
/// <param name="Sap">The address, in the form of the type. Owner: the client, unchanged until the registration completes.</param>
public sealed record CoSap(uint SapType, ReadOnlyMemory<byte> Sap)
{
    /// <summary>SAP_TYPE_NSAP.</summary>
    public const uint NsapType = 1;

    /// <summary>SAP_TYPE_E164.</summary>
    public const uint E164Type = 2;

    /// <summary>AF_TAPI_SAP_TYPE: the SAP type of the families TAPI and TAPI_PROXY.</summary>
    public const uint AfTapiSapType = 0x8000;

    /// <summary>The size of the structure without the address, in bytes.</summary>
    public const int FixedSize = 8;

    /// <summary>Gets the size of the structure in bytes.</summary>
    public int Size => FixedSize + Sap.Length;

    /// <summary>Reads the structure; the address is copied.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short for it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, [NotNullWhen(true)] out CoSap? sap)
    {
        FieldReader r = new(buffer, FixedSize);
        uint type = r.UInt32();
        ReadOnlySpan<byte> address = r.Following(r.UInt32());
        sap = r.IsOk ? new(type, address.ToArray()) : null;
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        w.UInt32(SapType);
        w.UInt32((uint)Sap.Length);
        w.Inline(Sap.Span, Sap.Length);
    }
}
