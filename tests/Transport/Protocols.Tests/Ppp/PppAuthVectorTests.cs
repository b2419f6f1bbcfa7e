using System.Text;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Protocols.Tests.Ppp;

public sealed class PppAuthVectorTests
{
    [Theory]
    [InlineData("", "31D6CFE0D16AE931B73C59D7E0C089C0")]
    [InlineData("a", "BDE52CB31DE33E46245E05FBDBD6FB24")]
    [InlineData("abc", "A448017AAF21D8525FC10AE87AA6729D")]
    [InlineData("message digest", "D9130A8164549FE818874806E1C7014B")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890", "E33B4DDC9C38F2199C3E7B164FCC0536")]
    [Trait("Spec", "RFC1320 A.5")]
    public void Md4_OfTheTestSuite_GivesItsDigests(string text, string digest)
    {
        byte[] hash = new byte[16];
        Md4.Hash(Encoding.ASCII.GetBytes(text), hash);
        Assert.Equal(digest, Convert.ToHexString(hash));
    }

    [Fact]
    [Trait("Spec", "RFC2759 9.2")]
    public void Compute_OfRfc2759Example_GivesItsResponses()
    {
        byte[] ntResponse = new byte[24];
        byte[] proof = new byte[20];
        MsChap.Compute(
            Convert.FromHexString("5B5D7C7D7B3F2F3E3C2C602132262628"),
            Convert.FromHexString("21402324255E262A28295F2B3A337C7E"),
            "User"u8,
            "clientPass"u8,
            ntResponse,
            proof);
        Assert.Equal("82309ECD8D708B5EA08FAA3981CD83544233114A3D85D6DF", Convert.ToHexString(ntResponse));
        Assert.Equal("407A5589115FD0D6209F510FE9C04566932CDA56", Convert.ToHexString(proof));
    }

    [Fact]
    [Trait("Spec", "RFC2759 4")]
    public void Compute_NameWithDomain_LeavesTheDomainOut()
    {
        byte[][] results = [new byte[24], new byte[24]];
        string[] names = ["User", "BIG\\User"];
        for (int i = 0; i < 2; i++)
        {
            MsChap.Compute(new byte[16], new byte[16], Encoding.ASCII.GetBytes(names[i]), "x"u8, results[i], new byte[20]);
        }

        Assert.Equal(results[0], results[1]);
    }

    [Fact]
    [Trait("Spec", "FIPS46-3")]
    public void Encrypt_WeakKey_IsComputed()
    {
        byte[] output = new byte[8];
        Des.Encrypt(new byte[7], new byte[8], output);
        Assert.Equal("8CA64DE9C1B123A7", Convert.ToHexString(output));
    }
}
