using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

/// <summary>RFC 2516 read plainly, for comparison: lists and dictionaries, no views.</summary>
internal static class PppoeModel
{
    private static readonly int[] s_codes = [0x09, 0x07, 0x19, 0x65, 0xA7];
    private static readonly int[] s_single = [0x0101, 0x0102, 0x0103, 0x0104, 0x0110, 0x0120];

    public static PppoeParseError Judge(byte[] wire, out List<(int Type, byte[] Value)> tags)
    {
        tags = [];
        if (wire.Length < 6)
        {
            return PppoeParseError.TooShort;
        }

        int code = wire[1];
        int session = (wire[2] * 256) + wire[3];
        int end = 6 + (wire[4] * 256) + wire[5];
        if (wire[0] != 0x11)
        {
            return PppoeParseError.VersionOrType;
        }

        if (!s_codes.Contains(code))
        {
            return PppoeParseError.Code;
        }

        if (end > wire.Length)
        {
            return PppoeParseError.Length;
        }

        bool fits = code switch { 0x65 => session != 0xFFFF, 0xA7 => session is > 0 and < 0xFFFF, _ => session == 0 };
        return fits ? JudgeTags(wire[6..end], code, tags) : PppoeParseError.SessionId;
    }

    private static PppoeParseError JudgeTags(byte[] list, int code, List<(int Type, byte[] Value)> tags)
    {
        for (int at = 0; at < list.Length;)
        {
            if (list.Length - at < 4)
            {
                return PppoeParseError.TagLength;
            }

            int type = (list[at] * 256) + list[at + 1];
            int length = (list[at + 2] * 256) + list[at + 3];
            if (type == 0)
            {
                break;
            }

            if (at + 4 + length > list.Length)
            {
                return PppoeParseError.TagLength;
            }

            bool isSingle = s_single.Contains(type) && !(type == 0x0101 && code == 0x07);
            if (isSingle && tags.Any(tag => tag.Type == type))
            {
                return PppoeParseError.DuplicateTag;
            }

            if (type == 0x0120 && length != 2)
            {
                return PppoeParseError.TagValue;
            }

            tags.Add((type, list[(at + 4)..(at + 4 + length)]));
            at += 4 + length;
        }

        List<(int Type, byte[] Value)> found = tags;
        int[] demanded = code switch { 0x09 or 0x19 => [0x0101], 0x07 => [0x0101, 0x0102], _ => [] };
        return demanded.All(type => found.Any(tag => tag.Type == type)) ? PppoeParseError.None : PppoeParseError.MissingTag;
    }
}
