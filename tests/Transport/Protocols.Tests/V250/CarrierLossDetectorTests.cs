using System.Text;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Transport.Protocols.Tests.V250;

public class CarrierLossDetectorTests
{
    private static readonly byte[] s_words = Encoding.ASCII.GetBytes("\r\nNO CARRIER\r\n");

    [Fact]
    public void Words_AtTheEndAndSilence_Fire() =>
        Splits.ForEach([0x7E, 0xFF, 0x03, .. s_words], chunks =>
        {
            CarrierLossDetector detector = new(TimeSpan.FromSeconds(1));
            foreach (byte[] chunk in chunks)
            {
                detector.Observe(chunk, TimeSpan.FromSeconds(5));
            }

            Assert.False(detector.HandleTimeout(TimeSpan.FromSeconds(5.9)));
            Assert.True(detector.HandleTimeout(TimeSpan.FromSeconds(6)));
            Assert.False(detector.HandleTimeout(TimeSpan.FromSeconds(7)));
        });

    [Fact]
    public void Words_InsideAFrame_DoNotFire() =>
        Splits.ForEach([0x7E, .. s_words, 0x12, 0x34, 0x7E], chunks =>
        {
            CarrierLossDetector detector = new(TimeSpan.FromSeconds(1));
            foreach (byte[] chunk in chunks)
            {
                detector.Observe(chunk, TimeSpan.FromSeconds(5));
            }

            Assert.Null(detector.DueAt);
            Assert.False(detector.HandleTimeout(TimeSpan.FromSeconds(60)));
        });

    [Fact]
    public void Engine_WithoutDcd_TellsCarrierLost()
    {
        DteBench bench = new DteBench().MakeOnline();
        bench.Do(e => e.ObserveData(s_words, bench.Now));
        bench.Wait(0.9);
        Assert.Empty(bench.Events);
        bench.Wait(0.1);
        Assert.Equal(DteEventKind.CarrierLost, Assert.Single(bench.Events).Kind);
    }

    [Fact]
    public void Engine_WithDcd_TrustsTheLineAlone()
    {
        DteBench bench = new DteBench().MakeOnline();
        bench.Do(e => e.HandleLines(true, null, null, bench.Now));
        bench.Do(e => e.ObserveData(s_words, bench.Now));
        bench.Wait(10);
        Assert.Empty(bench.Events);
    }

    [Fact]
    public void Engine_WithDcdThatNeverCameOn_ListensToTheStream()
    {
        DteBench bench = new DteBench().MakeOnline();
        bench.Do(e => e.HandleLines(false, null, null, bench.Now));
        bench.Do(e => e.ObserveData(s_words, bench.Now));
        bench.Wait(1);
        Assert.Equal(DteEventKind.CarrierLost, Assert.Single(bench.Events).Kind);
    }
}
