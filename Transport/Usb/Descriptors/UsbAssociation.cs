namespace UserCoNdis.Transport.Usb;

/// <summary>An interface association descriptor: neighbouring interfaces that are one function (USB 3.2, 9.6.4).</summary>
/// <param name="FirstInterface">The number of the first.</param>
/// <param name="InterfaceCount">How many follow one another.</param>
/// <param name="FunctionClass">Class of the function.</param>
/// <param name="FunctionSubclass">Subclass of the function.</param>
/// <param name="FunctionProtocol">Protocol of the function.</param>
public sealed record UsbAssociation(byte FirstInterface, byte InterfaceCount, byte FunctionClass, byte FunctionSubclass, byte FunctionProtocol);
