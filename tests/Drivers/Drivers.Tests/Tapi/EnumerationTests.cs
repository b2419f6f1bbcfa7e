using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Drivers.Tests.Tapi;

/// <summary>Contract 4.16 step 6, R305, R306, T47.</summary>
public sealed class EnumerationTests
{
    [Fact]
    public void Lines_AllAlike_AreAskedForOnce()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add(addresses: [2, 2, 2]);
        Assert.Equal(["CM", "LINE 0", "ADDRESS 0.0"], pbx.Asked);
        Assert.Equal([0u, 1u, 2u], bench.Proxy.Lines.Select(line => line.LineId));
        Assert.All(bench.Proxy.Lines, line => Assert.Equal(2, line.Addresses.Count));
        bench.HaltAndCheck();
    }

    [Fact]
    public void Lines_ThatDiffer_AreAskedForOneByOne()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add(addresses: [1, 2], perLine: true);
        Assert.Equal(["CM", "LINE 0", "ADDRESS 0.0", "LINE 1", "ADDRESS 1.0"], pbx.Asked);
        Assert.Equal("line 0, line 1", string.Join(", ", bench.Proxy.Lines.Select(line => line.DevCaps.LineName.Text)));
        Assert.Equal([1u, 1u], bench.Proxy.Lines[1].Addresses.Select(address => address.MaxNumActiveCalls));
        bench.HaltAndCheck();
    }

    [Fact]
    public void Addresses_ThatDiffer_AreAskedForOneByOne()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add(addresses: [1, 3], perLine: true, perAddress: true);
        Assert.Equal(["CM", "LINE 0", "ADDRESS 0.0", "LINE 1", "ADDRESS 1.0", "ADDRESS 1.1", "ADDRESS 1.2"], pbx.Asked);
        Assert.Equal([1u, 2u, 3u], bench.Proxy.Lines[1].Addresses.Select(address => address.MaxNumActiveCalls));
        bench.HaltAndCheck();
    }

    [Theory]
    [InlineData(AnswerMode.Pending)]
    [InlineData(AnswerMode.Early)]
    public void Answers_ThatPend_GiveTheSameLines(AnswerMode mode)
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add(addresses: [1, 2], perLine: true, prepare: p => p.Mcm.Script.Mode("ProtocolCoOidRequest", mode));
        Assert.Equal(["CM", "LINE 0", "ADDRESS 0.0", "LINE 1", "ADDRESS 1.0"], pbx.Asked);
        Assert.Equal(2, bench.Proxy.Lines.Count);
        bench.HaltAndCheck();
    }

    [Fact]
    public void Adapters_Several_AddTheirLinesUp()
    {
        TapiBench bench = new();
        _ = bench.Add("A", [1, 1]);
        _ = bench.Add("B", [1]);
        Assert.Equal("A A B", string.Join(' ', bench.Proxy.Lines.Select(line => line.AdapterName)));
        Assert.Equal(["A opened NDIS_STATUS_SUCCESS", "B opened NDIS_STATUS_SUCCESS"], bench.Sessions);
        bench.HaltAndCheck();
    }

    [Fact]
    public void Version_Unknown_ClosesTheFamilyAgain()
    {
        TapiBench bench = new(verifier: VerifierMode.Report); // the lines break R301
        Pbx pbx = bench.Add(prepare: p => p.Mcm.OnOid = (_, request) => Pbx.Write(
            request, CoTapiCmCaps.Size, to => new CoTapiCmCaps(0x0001_0003, 1, 0).Write(to.Span)));
        Assert.Empty(bench.Proxy.Lines);
        Assert.Empty(pbx.Mcm.Afs);
        Assert.Equal("A opened NDIS_STATUS_INVALID_DATA", bench.Sessions[0]);
    }

    [Fact]
    public void Close_WithAQuestionOut_WaitsForTheAnswer()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add(prepare: p => p.Mcm.Script.Mode("ProtocolCoOidRequest", AnswerMode.Never));
        bool closed = false;
        bench.Proxy.CloseSession(() => closed = true);
        bench.Run();
        Assert.False(closed);

        pbx.Mcm.Script.Release("ProtocolCoOidRequest");
        bench.Run();
        Assert.True(closed);
        Assert.Empty(pbx.Mcm.Afs);
        bench.Adapter.UnbindProtocols(bench.HaltAndCheck);
    }
}
