using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.Tools.Cli.Composition;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Modems;

/// <summary>A port with something on it that is no modem: the line of text says what it looks like.</summary>
public sealed class DeadModemTests(ITestOutputHelper output)
{
    private static readonly ModemOptions s_hasty = new()
    {
        Dte = ModemBench.QuickModem with { CommandTimeout = TimeSpan.FromMilliseconds(300), InitializationRetries = 1 },
    };

    [RequiresFact("socat")]
    public Task Modem_Silent_DoesNotAnswer() =>
        ExpectAsync(_ => [], "NoResponse", "the modem does not answer; is it switched on, and is this its port?", NdisStatus.TapiNoDevice);

    [RequiresFact("socat")]
    public Task Modem_ThatOnlyEchoes_IsALoopedLine() => ExpectAsync(
        said => said, "EchoOnly", "only our own characters come back; is the line looped, or no modem behind it?", NdisStatus.TapiNoDevice);

    [RequiresFact("socat")]
    public Task Modem_ThatSaysGarbage_IsGarbled() => ExpectAsync(
        said => [.. said.Select(octet => (byte)((octet * 37) | 0x80)), 0x0D, 0x8A],
        "Garbled",
        "the modem's answer cannot be read; is the speed of the port right?",
        NdisStatus.DeviceFailed);

    [RequiresFact("socat")]
    public Task Modem_ThatRefusesItsInitialisation_IsError() => ExpectAsync(
        said => said.Contains((byte)'\r') ? "\r\nERROR\r\n"u8.ToArray() : [],
        "Error",
        "ERROR: the modem refused the command; check the dial and initialisation strings",
        NdisStatus.Failure);

    private async Task ExpectAsync(Func<byte[], byte[]> answer, string cause, string text, NdisStatus status)
    {
        using PtyPair cable = PtyPair.Cable(output);
        using RawLine far = RawLine.Terminal(cable.Far);
        using CancellationTokenSource stop = new();
        Task talk = Task.Run(() => Talk(far, answer, stop.Token));
        await using ModemBench bench = new(output);
        WanStation caller = await bench.OpenAsync("caller", $"serial:{cable.Near}", modem: s_hasty);

        for (int attempt = 0; attempt < 2; attempt++) // the second finds the station alive
        {
            CallFailedException failed = await Assert.ThrowsAsync<CallFailedException>(() => caller.DialAsync("123", bench.Limit));
            Assert.Equal(text, failed.Message);
            Assert.Equal((cause, status), (failed.Cause, failed.Status));
        }

        await bench.FinishAsync();
        await stop.CancelAsync();
        await talk;
    }

    private static void Talk(RawLine line, Func<byte[], byte[]> answer, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            byte[] said = line.Read(0.05);
            if (said.Length > 0)
            {
                line.Send(answer(said));
            }
        }
    }
}
