using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Cli.Tests;

public sealed class AddressPoolTests
{
    private static readonly Ipv4Address s_network = new(0x0A000000);

    [Fact]
    public void Pool_OfFourAddresses_HasOneForACaller()
    {
        var pool = new AddressPool(s_network, 30, default);
        Assert.Equal("10.0.0.1", pool.Local.ToString());
        Assert.Equal(1, pool.Size);
        Assert.True(pool.TryTake(out Ipv4Address address));
        Assert.Equal("10.0.0.2", address.ToString());
        Assert.False(pool.TryTake(out _));
    }

    [Fact]
    public void Pool_TakenWhole_GivesEveryAddressOnceAndNeverOurs()
    {
        var pool = new AddressPool(s_network, 24, new Ipv4Address(0x0A000080));
        HashSet<Ipv4Address> given = [];
        while (pool.TryTake(out Ipv4Address address))
        {
            Assert.True(given.Add(address), $"{address} twice");
        }

        Assert.Equal(253, given.Count);
        Assert.Equal(given.Count, pool.Size);
        Assert.DoesNotContain(pool.Local, given);
        Assert.DoesNotContain(s_network, given);
        Assert.DoesNotContain(new Ipv4Address(0x0A0000FF), given);
    }

    [Fact]
    public void Address_GivenBack_RestsWhileOthersAreFree()
    {
        var pool = new AddressPool(s_network, 29, default);
        Assert.True(pool.TryTake(out Ipv4Address first));
        pool.Return(first);
        Assert.True(pool.TryTake(out Ipv4Address second));
        Assert.NotEqual(first, second);
        while (pool.Taken < pool.Size)
        {
            Assert.True(pool.TryTake(out second));
        }

        Assert.Equal(first, second);
    }

    [Fact]
    public void Address_GivenBackTwice_IsGivenOutOnce()
    {
        var pool = new AddressPool(s_network, 30, default);
        Assert.True(pool.TryTake(out Ipv4Address only));
        pool.Return(only);
        pool.Return(only);
        pool.Return(pool.Local);
        Assert.True(pool.TryTake(out _));
        Assert.False(pool.TryTake(out _));
    }

    [Fact]
    public void Pool_WithOurAddressElsewhere_HasAllForCallers()
    {
        var pool = new AddressPool(s_network, 30, new Ipv4Address(0xC0000201));
        Assert.False(pool.HasLocal);
        Assert.Equal(2, pool.Size);
    }
}
