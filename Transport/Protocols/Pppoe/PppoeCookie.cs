using System.Buffers.Binary;
using System.Security.Cryptography;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>AC-Cookies: a serial number and a time slot under a keyed hash with the host's address and VLAN, so that nothing
/// is kept for a PADI and only who got the PADO can ask for a session (RFC 2516 section 9 and appendix A).</summary>
internal sealed class PppoeCookie
{
    public const int Length = 16;

    private const int TagAt = 6;
    private const int KeyLength = 32;

    private readonly byte[] _key = new byte[KeyLength];
    private readonly long _slotTicks;
    private uint _serial;

    public PppoeCookie(TimeSpan slotTime, IPppRandom random)
    {
        _slotTicks = slotTime.Ticks;
        random.Fill(_key);
    }

    /// <summary>Writes a new cookie.</summary>
    public void Write(Span<byte> cookie, MacAddress host, VlanId vlan, TimeSpan now)
    {
        uint serial = ++_serial;
        long slot = now.Ticks / _slotTicks;
        BinaryPrimitives.WriteUInt32BigEndian(cookie, serial);
        BinaryPrimitives.WriteUInt16BigEndian(cookie[4..], (ushort)slot);
        Seal(cookie[TagAt..Length], host, vlan, serial, slot);
    }

    /// <summary>Checks a cookie that came back, in a time that does not tell how much of it was right; no other has its serial number.</summary>
    public PppoeCookieVerdict Check(ReadOnlySpan<byte> cookie, MacAddress host, VlanId vlan, TimeSpan now, out uint serial)
    {
        serial = 0;
        if (cookie.Length != Length)
        {
            return PppoeCookieVerdict.Wrong;
        }

        long current = now.Ticks / _slotTicks;
        ushort age = (ushort)(current - BinaryPrimitives.ReadUInt16BigEndian(cookie[4..]));
        serial = BinaryPrimitives.ReadUInt32BigEndian(cookie);
        Span<byte> tag = stackalloc byte[Length - TagAt];
        Seal(tag, host, vlan, serial, current - age);
        return !CryptographicOperations.FixedTimeEquals(tag, cookie[TagAt..]) ? PppoeCookieVerdict.Wrong
            : age > 1 ? PppoeCookieVerdict.Stale
            : PppoeCookieVerdict.Good;
    }

    private void Seal(Span<byte> tag, MacAddress host, VlanId vlan, uint serial, long slot)
    {
        Span<byte> message = stackalloc byte[MacAddress.Size + sizeof(ushort) + sizeof(uint) + sizeof(long)];
        host.Write(message);
        BinaryPrimitives.WriteUInt16BigEndian(message[6..], vlan.Value);
        BinaryPrimitives.WriteUInt32BigEndian(message[8..], serial);
        BinaryPrimitives.WriteInt64BigEndian(message[12..], slot);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _ = HMACSHA256.HashData(_key, message, hash);
        hash[..tag.Length].CopyTo(tag);
    }
}
