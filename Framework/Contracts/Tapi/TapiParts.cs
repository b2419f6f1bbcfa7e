namespace UserCoNdis.Framework.Contracts;

/// <summary>Structures in the variable parts of others; null: the part has length 0.</summary>
internal static class TapiParts
{
    public static bool TryReadCallParams(ref FieldReader reader, out LineCallParams? parameters)
    {
        ReadOnlySpan<byte> part = reader.Described();
        bool ok = LineCallParams.TryRead(part, out LineCallParams found);
        parameters = ok ? found : null;
        return ok || part.IsEmpty;
    }

    public static bool TryReadCallInfo(ref FieldReader reader, out LineCallInfo? info)
    {
        ReadOnlySpan<byte> part = reader.Described();
        bool ok = LineCallInfo.TryRead(part, out LineCallInfo found);
        info = ok ? found : null;
        return ok || part.IsEmpty;
    }

    public static bool TryReadCall(ref FieldReader reader, out CoCallParameters? parameters)
    {
        ReadOnlySpan<byte> part = reader.Described();
        return FlatCallParameters.TryRead(part, out parameters) || part.IsEmpty;
    }

    public static byte[] ToBytes(LineCallParams? parameters)
    {
        byte[] bytes = new byte[parameters?.Size ?? 0];
        parameters?.Write(bytes);
        return bytes;
    }

    public static byte[] ToBytes(LineCallInfo? info)
    {
        byte[] bytes = new byte[info?.Size ?? 0];
        info?.Write(bytes);
        return bytes;
    }
}
