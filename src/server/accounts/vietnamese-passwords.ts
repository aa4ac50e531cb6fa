/**
 * What people in Vietnam choose when they are asked for a password: words, names, places, clubs, numbers of luck, keyboard walks of Telex typists. Without
 * marks and spaces, the most usual first. Of our own making; the world's lists, which know few of them, come beside.
 */
export const vietnamesePasswords: readonly string[] =
  `matkhau matkhaumoi matkhaucu matkhau123 mat_khau anhyeuem emyeuanh yeuem yeuanh yeuemnhieu anhnhoem nhoem nhoanh iuem iuanh mymatkhau
  vietnam vietnamvodich vietnamquehuongtoi toiyeuvietnam yeuvietnam vnvodich saigon hanoi hanoi2020 hochiminh tphcm danang haiphong cantho hue nhatrang
  dalat vungtau binhduong dongnai nghean thanhhoa namdinh thaibinh haiduong quangninh quangnam phutho bacninh bacgiang langson laocai dienbien sonla
  gialai daklak lamdong tayninh longan tiengiang bentre travinh vinhlong dongthap angiang kiengiang camau baclieu soctrang haugiang
  nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly nguyenvan nguyenthi tranvan tranthi levan lethi phamvan phamthi
  tuan hung dung minh nam long hai son thang hieu trung duc quang khanh phong huy khoa kiet bao phuc tai loc thinh dat thanh tien
  linh huong thao trang lan mai hoa hong thuy hang nga yen ngoc anh thu ha phuong nhung dung oanh loan tuyet hien van my chi quynh
  conyeucuame conyeucuaba giadinh giadinhtoi giadinhlaso1 boyeucon meyeucon concuame bome meoi baoi vochong chongyeu voyeu
  xinchao chaoban xinchaovietnam camon tinhyeu hanhphuc maimai mailuonyeuem mottinhyeu tinhban bandoi cuocsong motminh buon buonqua
  maytinh dienthoai facebook zalo zalo123 google gmail yahoo tiktok youtube matkhauwifi wifi congan canbo uyban ubnd ubndxa xaphuong
  dangcongsan doanthanhnien thanhnien doanvien tinhnguyen tocongnghe congngheso chuyendoiso vneid vssid dichvucong cccd canhcuoc cancuoc
  tungngo tungnha dieuphoi quantri quantrivien nguoidung taikhoan dangnhap adminvn administrator
  bongda hagl congphuong quanghai manchester mu barcelona realmadrid ronaldo messi
  khongbiet khongnho quenroi quenmatkhau khongcomatkhau deomatkhau dcm vcl vkl
  phuongthao thuyduong minhanh hoanganh ngocanh thanhtung quocanh giabao baochau khanhlinh thuylinh
  conheo conga conmeo concho conbo contrau banhmi phobo bunbo cafe trasua suada biahoi
  30041975 02091945 19051890 20112011 08031911 22121944 1975 1945 1954 1986 2020 2024 2025 2026
  68686868 86868686 39393939 79797979 6789 123789 789456 159753 147258369 asdfjkl qwerty1 qwerasdf zaqwsx 1qazxsw2 aassdd aaaassss
  ddddaaaa nhatky nhatkycuatoi thiendang thienthan congchua hoangtu hoahong huongduong matroi mattrang bautroi quehuong dongque`.split(
    /\s+/,
  );
