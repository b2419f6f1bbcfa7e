using System.Security.Cryptography;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>Chance that nobody can guess.</summary>
internal sealed class CryptographicRandom : IPppRandom
{
    public uint NextUInt32()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt32(bytes);
    }

    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
