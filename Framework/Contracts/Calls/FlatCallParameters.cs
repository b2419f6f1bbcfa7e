using System.Diagnostics.CodeAnalysis;

namespace UserCoNdis.Framework.Contracts;

/// <summary>CO_CALL_PARAMETERS with all that it points to in one buffer, 64-bit layout, as the TRANSLATE OIDs carry it.</summary>
/// <remarks>Its two pointers are offsets from the first byte of the buffer, 0 for none: addresses mean nothing between
/// programs [I]. The two structures begin at multiples of 8.</remarks>
public static class FlatCallParameters
{
    /// <summary>The size of CO_CALL_PARAMETERS alone, in bytes.</summary>
    public const int FixedSize = 24;

    private const int ManagerFixedSize = 72; // two FLOWSPECs, ParamType, Length
    private const int MediaFixedSize = 24;   // MediaSpecific is aligned as a pointer
    private const int Alignment = 8;

    /// <summary>Gives the size of <paramref name="parameters"/> laid out flat, in bytes; 0 of null.</summary>
    public static int SizeOf(CoCallParameters? parameters) =>
        parameters is null ? 0 : MediaAt(parameters) + (parameters.MediaParameters is { } media
            ? MediaFixedSize + media.MediaSpecific.Parameters.Length : 0);

    /// <summary>Lays <paramref name="parameters"/> out; nothing of null.</summary>
    public static byte[] ToBytes(CoCallParameters? parameters)
    {
        byte[] bytes = new byte[SizeOf(parameters)];
        if (parameters is not null)
        {
            Write(parameters, bytes);
        }

        return bytes;
    }

    /// <summary>Writes <paramref name="parameters"/> into at least <see cref="SizeOf"/> bytes.</summary>
    public static void Write(CoCallParameters parameters, Span<byte> buffer)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        int mediaAt = MediaAt(parameters);
        FieldWriter w = new(buffer, FixedSize);
        w.UInt32((uint)parameters.Flags);
        w.Skip(sizeof(uint));
        w.UInt64(parameters.CallMgrParameters is null ? 0 : (ulong)FixedSize);
        w.UInt64(parameters.MediaParameters is null ? 0 : (ulong)mediaAt);
        if (parameters.CallMgrParameters is { } manager)
        {
            buffer[FixedSize..mediaAt].Clear();
            WriteManager(manager, buffer[FixedSize..]);
        }

        if (parameters.MediaParameters is { } media)
        {
            WriteMedia(media, buffer[mediaAt..]);
        }
    }

    /// <summary>Reads parameters that were laid out flat.</summary>
    /// <returns>False when a structure does not lie in <paramref name="buffer"/>, or two lie over each other.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, [NotNullWhen(true)] out CoCallParameters? parameters)
    {
        parameters = null;
        FieldReader r = new(buffer, FixedSize);
        uint flags = r.UInt32();
        r.Skip(sizeof(uint));
        ulong managerAt = r.UInt64();
        ulong mediaAt = r.UInt64();
        if (!TryReadManager(ref r, buffer, managerAt, out CoCallManagerParameters? manager)
            || !TryReadMedia(ref r, buffer, mediaAt, out CoMediaParameters? media))
        {
            return false;
        }

        parameters = new() { Flags = (CoCallFlags)flags, CallMgrParameters = manager, MediaParameters = media };
        return true;
    }

    private static int MediaAt(CoCallParameters parameters) =>
        FixedSize + (parameters.CallMgrParameters is { } manager
            ? (ManagerFixedSize + manager.CallMgrSpecific.Parameters.Length + Alignment - 1) / Alignment * Alignment : 0);

    private static void WriteManager(CoCallManagerParameters manager, Span<byte> buffer)
    {
        FieldWriter w = new(buffer, ManagerFixedSize + manager.CallMgrSpecific.Parameters.Length);
        w.FlowSpec(manager.Transmit);
        w.FlowSpec(manager.Receive);
        manager.CallMgrSpecific.Write(ref w);
    }

    private static void WriteMedia(CoMediaParameters media, Span<byte> buffer)
    {
        FieldWriter w = new(buffer, MediaFixedSize + media.MediaSpecific.Parameters.Length);
        w.UInt32((uint)media.Flags);
        w.UInt32(media.ReceivePriority);
        w.UInt32(media.ReceiveSizeHint);
        w.Skip(sizeof(uint));
        media.MediaSpecific.Write(ref w);
    }

    private static bool TryReadManager(
        ref FieldReader whole, ReadOnlySpan<byte> buffer, ulong at, out CoCallManagerParameters? manager)
    {
        manager = null;
        if (at == 0 || !whole.IsOk)
        {
            return whole.IsOk;
        }

        FieldReader r = new(From(buffer, at), ManagerFixedSize);
        (FlowSpec transmit, FlowSpec receive) = (r.FlowSpec(), r.FlowSpec());
        manager = new(transmit, receive, CoSpecificParameters.Read(ref r));
        return Claim(ref whole, r.IsOk, at, ManagerFixedSize + manager.CallMgrSpecific.Parameters.Length);
    }

    private static bool TryReadMedia(ref FieldReader whole, ReadOnlySpan<byte> buffer, ulong at, out CoMediaParameters? media)
    {
        media = null;
        if (at == 0 || !whole.IsOk)
        {
            return whole.IsOk;
        }

        FieldReader r = new(From(buffer, at), MediaFixedSize);
        (uint flags, uint priority, uint hint) = (r.UInt32(), r.UInt32(), r.UInt32());
        r.Skip(sizeof(uint));
        media = new((CoMediaFlags)flags, priority, hint, CoSpecificParameters.Read(ref r));
        return Claim(ref whole, r.IsOk, at, MediaFixedSize + media.MediaSpecific.Parameters.Length);
    }

    private static ReadOnlySpan<byte> From(ReadOnlySpan<byte> buffer, ulong at) =>
        at <= (ulong)buffer.Length ? buffer[(int)at..] : default;

    private static bool Claim(ref FieldReader whole, bool isOk, ulong at, int length)
    {
        _ = isOk ? whole.Part((long)at, length) : default;
        return isOk && whole.IsOk;
    }
}
