using UserCoNdis.Transport.Usb;
using UserCoNdis.Transport.Usb.Serial;
using UserCoNdis.UsbKit;
using static UserCoNdis.UsbFunctions.Tests.Serial.ChipBench;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

/// <summary>Which interfaces are a CDC-ACM function (PSTN 1.2, 5.3; CDC 1.2, 5.2.3.2), as devices have them and as they should not.</summary>
[Trait("Spec", "PSTN12")]
public sealed class CdcAcmFindTests
{
    private static readonly CdcAcmDriver s_driver = new();

    public static byte[] Header => UsbWire.Class(0x24, 0x00, 0x10, 0x01);

    public static byte[] Capabilities => UsbWire.Class(0x24, 0x02, 0x06);

    [Fact]
    public void Find_GadgetWithEverything_NamesBothInterfacesAndThreeEndpoints()
    {
        UsbFunction function = Assert.Single(Find(
            UsbWire.Association(0, 2, 2, 2, 1),
            Control(0), Header, CallManagement(1), Capabilities, Union(0, 1), InterruptIn(0x85),
            Data(1), BulkIn(0x81, 512), BulkOut(0x02, 512)));
        Assert.Equal((0, 1), (function.Control.Number, function.Data.Number));
        Assert.Equal((0x85, 0x81, 0x02), (function.Notification!.Address, function.In!.Address, function.Out!.Address));
    }

    [Fact]
    public void Find_UnionNamesADistantInterface_TakesThatOne() => Assert.Equal(
        4, Assert.Single(Find(Control(0), Union(0, 4), InterruptIn(0x85), Data(1), BulkIn(0x81), BulkOut(0x02), Data(4), BulkIn(0x83), BulkOut(0x04))).Data.Number);

    [Fact]
    public void Find_UnionNamesSeveral_TakesTheOneWithBulkEndpoints() => Assert.Equal(
        2,
        Assert.Single(Find(
            Control(0), Union(0, 1, 2), UsbWire.Interface(1, 0, 1, 0x0A), InterruptIn(0x86), Data(2), BulkIn(0x81), BulkOut(0x02))).Data.Number);

    [Fact]
    public void Find_DataEndpointsInAnAlternateSetting_TakesThatSetting() => Assert.Equal(
        1,
        Assert.Single(Find(
            Control(0), Union(0, 1), UsbWire.Interface(1, 0, 0, 0x0A), UsbWire.Interface(1, 1, 2, 0x0A), BulkIn(0x81), BulkOut(0x02))).Data.Alternate);

    [Fact]
    public void Find_CombinedInterface_IsControlAndDataInOne()
    {
        UsbFunction function = Assert.Single(Find(
            UsbWire.Interface(3, 0, 3, 2, 2, 1), Union(3, 3), InterruptIn(0x85), BulkIn(0x81), BulkOut(0x02)));
        Assert.Equal((3, 3), (function.Control.Number, function.Data.Number));
    }

    [Fact]
    public void Find_NoUnion_TheAssociationDecides() => Assert.Equal(
        7,
        Assert.Single(Find(
            Control(2), Capabilities, Data(3), BulkIn(0x83), BulkOut(0x04),
            UsbWire.Association(6, 2, 2, 2, 1), Control(6), Data(7), BulkIn(0x81), BulkOut(0x02)), f => f.Control.Number == 6).Data.Number);

    [Fact]
    public void Find_NoUnionNoAssociation_CallManagementDecides() => Assert.Equal(
        5, Assert.Single(Find(Control(0), CallManagement(5), Data(1), BulkIn(0x81), BulkOut(0x02), Data(5), BulkIn(0x83), BulkOut(0x04))).Data.Number);

    [Fact]
    public void Find_NothingButOrder_TakesTheNextInterface() =>
        Assert.Equal(1, Assert.Single(Find(Control(0), Data(1), BulkIn(0x81), BulkOut(0x02))).Data.Number);

    [Fact]
    public void Find_NothingButOrder_LeavesAStickAlone() =>
        Assert.Empty(Find(Control(0), UsbWire.Interface(1, 0, 2, 0x08, 6, 0x50), BulkIn(0x81), BulkOut(0x02)));

    [Fact]
    public void Find_NoNotificationEndpoint_IsAFunctionAllTheSame() =>
        Assert.Null(Assert.Single(Find(Control(0), Union(0, 1), Data(1), BulkIn(0x81), BulkOut(0x02))).Notification);

    [Fact]
    public void Find_UnionPointsAtItself_IsNoFunction() => Assert.Empty(Find(Control(0), Union(0, 0), InterruptIn(0x85), Data(1), BulkIn(0x81), BulkOut(0x02)));

    [Fact]
    public void Find_UnionPointsNowhere_IsNoFunction() => Assert.Empty(Find(Control(0), Union(0, 9), InterruptIn(0x85), Data(1), BulkIn(0x81), BulkOut(0x02)));

    [Fact]
    public void Find_UnionOfAnotherInterface_IsNoFunction() => Assert.Empty(Find(Control(0), Union(1, 0), Data(1), BulkIn(0x81), BulkOut(0x02)));

    [Fact]
    public void Find_DataWithoutAPair_IsNoFunction() => Assert.Empty(Find(Control(0), Union(0, 1), Data(1), BulkIn(0x81), BulkIn(0x82)));

    [Fact]
    public void Find_UnionCutShort_IsNoUnion() => Assert.Equal(
        1, Assert.Single(Find(Control(0), UsbWire.Class(0x24, 0x06, 0), Data(1), BulkIn(0x81), BulkOut(0x02))).Data.Number);

    [Theory]
    [InlineData(0x02, 0x02, 0xFF)] // RNDIS
    [InlineData(0x02, 0x06, 0x00)] // ECM
    [InlineData(0xFF, 0x02, 0x01)]
    public void Find_AnotherModel_IsNotOurs(byte interfaceClass, byte subclass, byte protocol) => Assert.Empty(Find(
        UsbWire.Interface(0, 0, 0, interfaceClass, subclass, protocol), Union(0, 1), Data(1), BulkIn(0x81), BulkOut(0x02)));

    [Fact]
    public void Find_TwoFunctions_AreTwo() => Assert.Equal(
        [0, 2],
        Find(
            Control(0), Union(0, 1), Data(1), BulkIn(0x81), BulkOut(0x02),
            Control(2), Union(2, 3), Data(3), BulkIn(0x83), BulkOut(0x04)).Select(f => (int)f.Control.Number));

    public static byte[] Control(byte number) => UsbWire.Interface(number, 0, 1, 2, 2, 1);

    public static byte[] Data(byte number) => UsbWire.Interface(number, 0, 2, 0x0A);

    public static byte[] Union(byte control, params byte[] subordinates) => UsbWire.Class(0x24, [0x06, control, .. subordinates]);

    public static byte[] CallManagement(byte data) => UsbWire.Class(0x24, 0x01, 0x00, data);

    private static IReadOnlyList<UsbFunction> Find(params byte[][] parts)
    {
        // The kit counts no endpoints: an interface gets those that follow it.
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i][1] == 4)
            {
                parts[i][4] = (byte)parts.Skip(i + 1).TakeWhile(p => p[1] != 4).Count(p => p[1] == 5);
            }
        }

        UsbDeviceDescriptor device = DescriptorParser.ParseDevice(UsbWire.Device(0x1D6B, 0x0104));
        return s_driver.Find(device, DescriptorParser.ParseConfiguration(UsbWire.Configuration(1, parts)));
    }
}
