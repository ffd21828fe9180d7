Console.WriteLine("Switchboard");
