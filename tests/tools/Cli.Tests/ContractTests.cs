using System.Text.Json;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Cli.Tests;

public sealed class ContractTests
{
    [Theory]
    [InlineData("entryPoints", 107)]
    [InlineData("oids", 50)]
    [InlineData("rules", 337)]
    [InlineData("requirements", 45)]
    public async Task Contract_WithJson_CountsEachPartInIntegersThatAddUp(string part, int total)
    {
        CliRun run = await CliRun.OfAsync("contract", "--json");
        Assert.Equal(ExitCode.Success, run.Code);
        JsonElement section = run.Document.GetProperty(part);
        Assert.Equal(total, section.GetProperty("total").GetInt32());
        Assert.Equal(total, section.GetProperty("entries").GetArrayLength());
        string[] states = ["tested", "byConstruction", "mapped", "missing"];
        Assert.Equal(total, states.Sum(s => section.GetProperty(s).GetInt32()));
    }

    [Fact]
    public async Task Contract_WithNothing_TellsTheFiguresAndWhereMoreIs()
    {
        CliRun run = await CliRun.OfAsync("contract");
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Empty(run.Out);
        Assert.Contains("337", run.Error, StringComparison.Ordinal);
        Assert.Contains("ucondis contract NdisClMakeCall", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("R137", "CallResourcesFreedEarly", "nc-ndis-protocol_cl_make_call_complete.md")]
    [InlineData("R070", "the compiler", "HandleProofs.CreateVc_WithAHandleAlreadySet_DoesNotCompile")]
    [InlineData("ndisclmakecall", "ClientVc.MakeCall", "MCM")]
    [InlineData("OID_WAN_CO_GET_INFO", "0x04010180", "tests")]
    [InlineData("S2.5", "NDIS_STATUS_INVALID_DATA", "tests")]
    public async Task Contract_OfOneName_TellsItsStory(string name, params string[] words)
    {
        CliRun run = await CliRun.OfAsync("contract", name);
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.All(words, w => Assert.Contains(w, run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Contract_OfOneNameWithJson_IsThatEntryOnly()
    {
        CliRun run = await CliRun.OfAsync("contract", "R070", "--json");
        Assert.Equal("R070", run.Document.GetProperty("name").GetString());
        Assert.Equal("Construction", run.Document.GetProperty("check").GetString());
        Assert.NotEqual(0, run.Document.GetProperty("kept").GetArrayLength());
    }

    [Fact]
    public async Task Contract_OfAnUnknownName_IsRefusedInOneLine() =>
        (await CliRun.OfAsync("contract", "R999")).AssertRefused(ExitCode.BadUsage, "R999", "R001 to R337");
}
