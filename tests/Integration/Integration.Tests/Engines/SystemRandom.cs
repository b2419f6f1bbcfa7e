using System.Buffers.Binary;
using System.Security.Cryptography;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Integration.Tests.Engines;

/// <summary>The system's own chance, as a real call has it.</summary>
internal sealed class SystemRandom : IPppRandom
{
    public uint NextUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(RandomNumberGenerator.GetBytes(4));

    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
