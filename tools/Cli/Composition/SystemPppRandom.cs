using System.Security.Cryptography;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>Chance for real calls: magic numbers and challenges that nobody can guess.</summary>
internal sealed class SystemPppRandom : IPppRandom
{
    public uint NextUInt32()
    {
        Span<byte> bytes = stackalloc byte[4];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt32(bytes);
    }

    public void Fill(Span<byte> buffer) => RandomNumberGenerator.Fill(buffer);
}
